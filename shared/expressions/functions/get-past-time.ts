import { defineFunction, example, optional, required } from './define-function.ts'
import { moveDate, showDate, utcNowOf } from './take-date.ts'

/** `getPastTime`: Current UTC time moved back by a number of units. Source: WDL functions reference. */
export const getPastTime = defineFunction({
  name: 'getPastTime',
  category: 'dateTime',
  parameters: [
    required('interval', 'integer', 'How many units.'),
    required('timeUnit', 'string', 'Second, Minute, Hour, Day, Week, Month or Year.'),
    optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.'),
  ],
  returns: 'string',
  summary: 'Current UTC time moved back by a number of units.',
  examples: [
    example("getPastTime(5, 'Day')", '2018-04-10T13:00:00.0000000Z'),
    example("getPastTime(1, 'Year', 'yyyy')", '2017'),
  ],
  fresh: (call, context, interval = null, timeUnit = null, format) =>
    showDate(call, moveDate(call, utcNowOf(context), interval, timeUnit, 0, -1), format, 2),
})
