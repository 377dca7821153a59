import { defineOperation } from './define-operation.ts'
import { anything, integer, record, text } from './json-schema.ts'

/** Do until: repeats its actions until a condition is true. Source: WDL reference, "Until action". */
export const until = defineOperation({
  type: 'Until',
  title: 'Do until',
  category: 'control',
  icon: 'ArrowRepeat1',
  summary: 'Repeats its actions until a condition is true, a count is reached or time is up.',
  fields: record(
    {
      expression: anything('Until', { 'x-editor': 'condition', 'x-visibility': 'important' }),
      limit: record(
        {
          count: integer('Count', { minimum: 1, maximum: 5000, default: 60 }),
          timeout: text('Timeout', { default: 'PT1H', description: 'ISO 8601 duration.' }),
        },
        [],
        { title: 'Limits' },
      ),
      actions: record({}, []),
    },
    ['expression'],
  ),
  traits: { childActions: ['actions'], loop: 'until', expressionFields: ['expression'] },
})
