import { defineFunction, example, optional, required } from './define-function.ts'
import { moveDate, showDate, takeDate } from './take-date.ts'

/** `addDays`: Timestamp moved by days. Source: WDL functions reference. */
export const addDays = defineFunction({
  name: 'addDays',
  category: 'dateTime',
  parameters: [
    required('timestamp', 'string', 'Timestamp.'),
    required('days', 'integer', 'How many days; may be negative.'),
    optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.'),
  ],
  returns: 'string',
  summary: 'Timestamp moved by days.',
  examples: [
    example("addDays('2018-03-15T00:00:00Z', 10)", '2018-03-25T00:00:00.0000000Z'),
    example("addDays('2018-03-15', -1, 'yyyy-MM-dd')", '2018-03-14'),
  ],
  pure: (call, timestamp = null, days = null, format) =>
    showDate(call, moveDate(call, takeDate(call, timestamp), days, 'Day', 1), format, 2),
})
