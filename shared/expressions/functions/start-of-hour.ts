import { timeOfDay } from '../dates/date-value.ts'
import { defineFunction, example, optional, required } from './define-function.ts'
import { showDate, takeDate } from './take-date.ts'

/** `startOfHour`: Timestamp set back to the full hour. Source: WDL functions reference. */
export const startOfHour = defineFunction({
  name: 'startOfHour',
  category: 'dateTime',
  parameters: [
    required('timestamp', 'string', 'Timestamp.'),
    optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.'),
  ],
  returns: 'string',
  summary: 'Timestamp set back to the full hour.',
  examples: [
    example("startOfHour('2018-03-15T13:30:30Z')", '2018-03-15T13:00:00.0000000Z'),
    example("startOfHour('2018-03-15T13:30:30Z', 'HH:mm')", '13:00'),
  ],
  pure: (call, timestamp = null, format) => {
    const date = takeDate(call, timestamp)
    return showDate(call, { ...date, ms: date.ms - (timeOfDay(date.ms) % 3_600_000), ticks: 0 }, format, 1)
  },
})
