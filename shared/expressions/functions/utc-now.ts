import { defineFunction, example, optional } from './define-function.ts'
import { showDate, utcNowOf } from './take-date.ts'

/** `utcNow`: Current UTC time. Source: WDL functions reference. */
export const utcNow = defineFunction({
  name: 'utcNow',
  category: 'dateTime',
  parameters: [optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.')],
  returns: 'string',
  summary: 'Current UTC time.',
  examples: [
    example('utcNow()', '2018-04-15T13:00:00.0000000Z'),
    example("utcNow('yyyy-MM-dd')", '2018-04-15'),
  ],
  fresh: (call, context, format) => showDate(call, utcNowOf(context), format, 0),
})
