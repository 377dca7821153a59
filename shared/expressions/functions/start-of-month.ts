import { dayMs, partsOf, timeOfDay } from '../dates/date-value.ts'
import { defineFunction, example, optional, required } from './define-function.ts'
import { showDate, takeDate } from './take-date.ts'

/** `startOfMonth`: Timestamp set back to midnight on the first of the month. Source: WDL functions reference. */
export const startOfMonth = defineFunction({
  name: 'startOfMonth',
  category: 'dateTime',
  parameters: [
    required('timestamp', 'string', 'Timestamp.'),
    optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.'),
  ],
  returns: 'string',
  summary: 'Timestamp set back to midnight on the first of the month.',
  examples: [
    example("startOfMonth('2018-03-15T13:30:30Z')", '2018-03-01T00:00:00.0000000Z'),
    example("startOfMonth('2018-03-15', 'yyyy-MM-dd')", '2018-03-01'),
  ],
  pure: (call, timestamp = null, format) => {
    const date = takeDate(call, timestamp)
    return showDate(
      call,
      { ...date, ms: date.ms - timeOfDay(date.ms) - (partsOf(date).day - 1) * dayMs, ticks: 0 },
      format,
      1,
    )
  },
})
