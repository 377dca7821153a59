import { ticksOf } from '../dates/date-value.ts'
import { printTimeSpan } from '../dates/time-span.ts'
import { defineFunction, example, required } from './define-function.ts'
import { takeDate } from './take-date.ts'

/** `dateDifference`: The second timestamp minus the first, as a time span ([-][d.]hh:mm:ss). Source: WDL functions reference. */
export const dateDifference = defineFunction({
  name: 'dateDifference',
  category: 'dateTime',
  parameters: [
    required('startDate', 'string', 'First timestamp.'),
    required('endDate', 'string', 'Second timestamp.'),
  ],
  returns: 'string',
  summary: 'The second timestamp minus the first, as a time span ([-][d.]hh:mm:ss).',
  examples: [
    example("dateDifference('2015-02-08', '2018-07-30')", '1268.00:00:00'),
    example("dateDifference('2018-01-01T02:30:00Z', '2018-01-01T00:00:00Z')", '-02:30:00'),
  ],
  pure: (call, startDate = null, endDate = null) =>
    printTimeSpan(ticksOf(takeDate(call, endDate, 1)) - ticksOf(takeDate(call, startDate, 0))),
})
