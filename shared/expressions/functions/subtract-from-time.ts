import { defineFunction, example, optional, required } from './define-function.ts'
import { moveDate, showDate, takeDate } from './take-date.ts'

/** `subtractFromTime`: Timestamp moved back by a number of units. Source: WDL functions reference. */
export const subtractFromTime = defineFunction({
  name: 'subtractFromTime',
  category: 'dateTime',
  parameters: [
    required('timestamp', 'string', 'Timestamp.'),
    required('interval', 'integer', 'How many units.'),
    required('timeUnit', 'string', 'Second, Minute, Hour, Day, Week, Month or Year.'),
    optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.'),
  ],
  returns: 'string',
  summary: 'Timestamp moved back by a number of units.',
  examples: [
    example("subtractFromTime('2018-01-02T00:00:00Z', 1, 'Day')", '2018-01-01T00:00:00.0000000Z'),
    example("subtractFromTime('2018-03-31', 1, 'Month', 'yyyy-MM-dd')", '2018-02-28'),
  ],
  pure: (call, timestamp = null, interval = null, timeUnit = null, format) =>
    showDate(call, moveDate(call, takeDate(call, timestamp), interval, timeUnit, 1, -1), format, 3),
})
