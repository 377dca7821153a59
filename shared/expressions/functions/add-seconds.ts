import { defineFunction, example, optional, required } from './define-function.ts'
import { moveDate, showDate, takeDate } from './take-date.ts'

/** `addSeconds`: Timestamp moved by seconds. Source: WDL functions reference. */
export const addSeconds = defineFunction({
  name: 'addSeconds',
  category: 'dateTime',
  parameters: [
    required('timestamp', 'string', 'Timestamp.'),
    required('seconds', 'integer', 'How many seconds; may be negative.'),
    optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.'),
  ],
  returns: 'string',
  summary: 'Timestamp moved by seconds.',
  examples: [
    example("addSeconds('2018-03-15T00:00:00Z', 10)", '2018-03-15T00:00:10.0000000Z'),
    example("addSeconds('2018-03-15', -1, 'HH:mm:ss')", '23:59:59'),
  ],
  pure: (call, timestamp = null, seconds = null, format) =>
    showDate(call, moveDate(call, takeDate(call, timestamp), seconds, 'Second', 1), format, 2),
})
