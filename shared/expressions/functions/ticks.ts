import { ticksOf } from '../dates/date-value.ts'
import { integerValue } from '../numbers.ts'
import { defineFunction, example, required } from './define-function.ts'
import { takeDate } from './take-date.ts'

/** `ticks`: 100-nanosecond units since 0001-01-01T00:00:00, a 64-bit integer. Source: WDL functions reference. */
export const ticks = defineFunction({
  name: 'ticks',
  category: 'dateTime',
  parameters: [required('timestamp', 'string', 'Timestamp.')],
  returns: 'integer',
  summary: '100-nanosecond units since 0001-01-01T00:00:00, a 64-bit integer.',
  examples: [
    example("string(ticks('1970-01-01T00:00:00Z'))", '621355968000000000'),
    example("div(sub(ticks('1970-01-01T00:01:00Z'), ticks('1970-01-01T00:00:00Z')), 10000000)", 60),
  ],
  pure: (call, timestamp = null) => integerValue(ticksOf(takeDate(call, timestamp))),
})
