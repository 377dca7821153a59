import { inZone } from './convert-date.ts'
import { defineFunction, example, optional, required } from './define-function.ts'
import { showDate, takeDate, takeTimeZone } from './take-date.ts'

/** `convertFromUtc`: A UTC timestamp as the wall clock of a time zone. Source: WDL functions reference. */
export const convertFromUtc = defineFunction({
  name: 'convertFromUtc',
  category: 'dateTime',
  parameters: [
    required('timestamp', 'string', 'Timestamp.'),
    required('destinationTimeZone', 'string', 'Windows or IANA name of the wanted time zone.'),
    optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.'),
  ],
  returns: 'string',
  summary: 'A UTC timestamp as the wall clock of a time zone.',
  examples: [
    example("convertFromUtc('2018-01-01T08:00:00Z', 'Pacific Standard Time')", '2018-01-01T00:00:00.0000000'),
    example("convertFromUtc('2018-07-01T12:00:00Z', 'Europe/Paris', 'HH:mm')", '14:00'),
  ],
  pure: (call, timestamp = null, destinationTimeZone = null, format) => {
    const zone = takeTimeZone(call, destinationTimeZone, 1)
    return showDate(call, inZone(call, takeDate(call, timestamp), zone, timestamp), format, 2)
  },
})
