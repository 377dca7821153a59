import { partsOf } from '../dates/date-value.ts'
import { defineFunction, example, required } from './define-function.ts'
import { takeDate } from './take-date.ts'

/** `dayOfWeek`: Number of the day within its week; Sunday is 0. Source: WDL functions reference. */
export const dayOfWeek = defineFunction({
  name: 'dayOfWeek',
  category: 'dateTime',
  parameters: [required('timestamp', 'string', 'Timestamp.')],
  returns: 'integer',
  summary: 'Number of the day within its week; Sunday is 0.',
  examples: [example("dayOfWeek('2018-03-15T13:27:36Z')", 4), example("dayOfWeek('2018-03-18')", 0)],
  pure: (call, timestamp = null) => partsOf(takeDate(call, timestamp)).weekday,
})
