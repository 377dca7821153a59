import { defineFunction, example, optional, required } from './define-function.ts'
import { moveDate, showDate, takeDate } from './take-date.ts'

/** `addToTime`: Timestamp moved forward by a number of units. Source: WDL functions reference. */
export const addToTime = defineFunction({
  name: 'addToTime',
  category: 'dateTime',
  parameters: [
    required('timestamp', 'string', 'Timestamp.'),
    required('interval', 'integer', 'How many units.'),
    required('timeUnit', 'string', 'Second, Minute, Hour, Day, Week, Month or Year.'),
    optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.'),
  ],
  returns: 'string',
  summary: 'Timestamp moved forward by a number of units.',
  examples: [
    example("addToTime('2018-01-31T00:00:00Z', 1, 'Month')", '2018-02-28T00:00:00.0000000Z'),
    example("addToTime('2018-01-01', 2, 'Week', 'yyyy-MM-dd')", '2018-01-15'),
  ],
  pure: (call, timestamp = null, interval = null, timeUnit = null, format) =>
    showDate(call, moveDate(call, takeDate(call, timestamp), interval, timeUnit, 1), format, 3),
})
