import { recurrenceFields } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { record } from './json-schema.ts'

/** Recurrence: starts by the clock. Source: WDL reference, "Recurrence trigger". */
export const recurrenceTrigger = defineOperation({
  type: 'Recurrence',
  kind: 'trigger',
  title: 'Recurrence',
  category: 'schedule',
  icon: 'CalendarClock',
  summary: 'Starts the flow at an interval or on a schedule.',
  fields: record(
    {
      recurrence: record(recurrenceFields, ['frequency', 'interval'], {
        title: 'Recurrence',
        'x-editor': 'recurrence',
      }),
    },
    ['recurrence'],
  ),
  traits: { starts: 'scheduled', expressionFields: ['recurrence'] },
})
