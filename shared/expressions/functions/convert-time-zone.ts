import { instantOf, inZone } from './convert-date.ts'
import { defineFunction, example, optional, required } from './define-function.ts'
import { showDate, takeDate, takeTimeZone } from './take-date.ts'

/** `convertTimeZone`: A timestamp of one time zone as the wall clock of another. Source: WDL functions reference. */
export const convertTimeZone = defineFunction({
  name: 'convertTimeZone',
  category: 'dateTime',
  parameters: [
    required('timestamp', 'string', 'Timestamp.'),
    required('sourceTimeZone', 'string', 'Windows or IANA name of the present time zone.'),
    required('destinationTimeZone', 'string', 'Windows or IANA name of the wanted time zone.'),
    optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.'),
  ],
  returns: 'string',
  summary: 'A timestamp of one time zone as the wall clock of another.',
  examples: [
    example(
      "convertTimeZone('2018-01-01T08:00:00Z', 'UTC', 'Pacific Standard Time')",
      '2018-01-01T00:00:00.0000000',
    ),
    example(
      "convertTimeZone('2018-07-01T10:00:00', 'Romance Standard Time', 'Eastern Standard Time', 'HH:mm')",
      '04:00',
    ),
  ],
  pure: (call, timestamp = null, sourceTimeZone = null, destinationTimeZone = null, format) => {
    const source = takeTimeZone(call, sourceTimeZone, 1)
    const destination = takeTimeZone(call, destinationTimeZone, 2)
    const instant = instantOf(call, takeDate(call, timestamp), source, timestamp)
    return showDate(call, inZone(call, instant, destination, timestamp), format, 3)
  },
})
