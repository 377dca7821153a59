import { defineFunction, example, optional, required } from './define-function.ts'
import { moveDate, showDate, takeDate } from './take-date.ts'

/** `addMinutes`: Timestamp moved by minutes. Source: WDL functions reference. */
export const addMinutes = defineFunction({
  name: 'addMinutes',
  category: 'dateTime',
  parameters: [
    required('timestamp', 'string', 'Timestamp.'),
    required('minutes', 'integer', 'How many minutes; may be negative.'),
    optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.'),
  ],
  returns: 'string',
  summary: 'Timestamp moved by minutes.',
  examples: [
    example("addMinutes('2018-03-15T00:10:00Z', 10)", '2018-03-15T00:20:00.0000000Z'),
    example("addMinutes('2018-03-15', 90, 'H:mm')", '1:30'),
  ],
  pure: (call, timestamp = null, minutes = null, format) =>
    showDate(call, moveDate(call, takeDate(call, timestamp), minutes, 'Minute', 1), format, 2),
})
