import { defineFunction, example, optional, required } from './define-function.ts'
import { moveDate, showDate, takeDate } from './take-date.ts'

/** `addHours`: Timestamp moved by hours. Source: WDL functions reference. */
export const addHours = defineFunction({
  name: 'addHours',
  category: 'dateTime',
  parameters: [
    required('timestamp', 'string', 'Timestamp.'),
    required('hours', 'integer', 'How many hours; may be negative.'),
    optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.'),
  ],
  returns: 'string',
  summary: 'Timestamp moved by hours.',
  examples: [
    example("addHours('2018-03-15T00:00:00Z', 10)", '2018-03-15T10:00:00.0000000Z'),
    example("addHours('2018-03-15', -1, 'HH:mm')", '23:00'),
  ],
  pure: (call, timestamp = null, hours = null, format) =>
    showDate(call, moveDate(call, takeDate(call, timestamp), hours, 'Hour', 1), format, 2),
})
