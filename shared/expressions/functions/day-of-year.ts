import { dayMs, msOf, partsOf } from '../dates/date-value.ts'
import { defineFunction, example, required } from './define-function.ts'
import { takeDate } from './take-date.ts'

/** `dayOfYear`: Number of the day within its year. Source: WDL functions reference. */
export const dayOfYear = defineFunction({
  name: 'dayOfYear',
  category: 'dateTime',
  parameters: [required('timestamp', 'string', 'Timestamp.')],
  returns: 'integer',
  summary: 'Number of the day within its year.',
  examples: [example("dayOfYear('2018-03-15T13:27:36Z')", 74), example("dayOfYear('2018-01-01')", 1)],
  pure: (call, timestamp = null) => {
    const date = takeDate(call, timestamp)
    const start = msOf(partsOf(date).year, 1, 1) ?? 0
    return Math.floor((date.ms - start) / dayMs) + 1
  },
})
