import { recurrenceFields } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { record, text } from './json-schema.ts'

/** Sliding window: like Recurrence, and no window is left out. Source: WDL reference, "Sliding Window trigger". */
export const slidingWindowTrigger = defineOperation({
  type: 'SlidingWindow',
  kind: 'trigger',
  title: 'Sliding window',
  category: 'schedule',
  icon: 'CalendarClock',
  summary: 'Starts the flow for each window of time, also for those that were missed.',
  inputs: record({ delay: text('Delay', { description: 'ISO 8601 duration.' }) }),
  fields: record(
    {
      recurrence: record(recurrenceFields, ['frequency', 'interval'], {
        title: 'Recurrence',
        'x-editor': 'recurrence',
      }),
    },
    ['recurrence'],
  ),
  outputs: record({ windowStartTime: { type: 'string' }, windowEndTime: { type: 'string' } }),
  traits: { starts: 'scheduled', expressionFields: ['recurrence'] },
})
