import { instantOf } from './convert-date.ts'
import { defineFunction, example, optional, required } from './define-function.ts'
import { showDate, takeDate, takeTimeZone } from './take-date.ts'

/** `convertToUtc`: A timestamp of a time zone in UTC. Source: WDL functions reference. */
export const convertToUtc = defineFunction({
  name: 'convertToUtc',
  category: 'dateTime',
  parameters: [
    required('timestamp', 'string', 'Timestamp.'),
    required('sourceTimeZone', 'string', 'Windows or IANA name of the present time zone.'),
    optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.'),
  ],
  returns: 'string',
  summary: 'A timestamp of a time zone in UTC.',
  examples: [
    example("convertToUtc('01/01/2018 00:00:00', 'Pacific Standard Time')", '2018-01-01T08:00:00.0000000Z'),
    example("convertToUtc('2018-06-15T17:30:00', 'India Standard Time', 'HH:mm')", '12:00'),
  ],
  pure: (call, timestamp = null, sourceTimeZone = null, format) => {
    const zone = takeTimeZone(call, sourceTimeZone, 1)
    return showDate(call, instantOf(call, takeDate(call, timestamp), zone, timestamp), format, 2)
  },
})
