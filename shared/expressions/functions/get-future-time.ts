import { defineFunction, example, optional, required } from './define-function.ts'
import { moveDate, showDate, utcNowOf } from './take-date.ts'

/** `getFutureTime`: Current UTC time moved forward by a number of units. Source: WDL functions reference. */
export const getFutureTime = defineFunction({
  name: 'getFutureTime',
  category: 'dateTime',
  parameters: [
    required('interval', 'integer', 'How many units.'),
    required('timeUnit', 'string', 'Second, Minute, Hour, Day, Week, Month or Year.'),
    optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.'),
  ],
  returns: 'string',
  summary: 'Current UTC time moved forward by a number of units.',
  examples: [
    example("getFutureTime(5, 'Day')", '2018-04-20T13:00:00.0000000Z'),
    example("getFutureTime(1, 'Month', 'yyyy-MM-dd')", '2018-05-15'),
  ],
  fresh: (call, context, interval = null, timeUnit = null, format) =>
    showDate(call, moveDate(call, utcNowOf(context), interval, timeUnit, 0, 1), format, 2),
})
