import { partsOf } from '../dates/date-value.ts'
import { defineFunction, example, required } from './define-function.ts'
import { takeDate } from './take-date.ts'

/** `dayOfMonth`: Number of the day within its month. Source: WDL functions reference. */
export const dayOfMonth = defineFunction({
  name: 'dayOfMonth',
  category: 'dateTime',
  parameters: [required('timestamp', 'string', 'Timestamp.')],
  returns: 'integer',
  summary: 'Number of the day within its month.',
  examples: [example("dayOfMonth('2018-03-15T13:27:36Z')", 15), example("dayOfMonth('2018-02-28')", 28)],
  pure: (call, timestamp = null) => partsOf(takeDate(call, timestamp)).day,
})
