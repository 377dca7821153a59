import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Condition: runs one of two branches. Source: WDL reference, "If action". */
export const ifOperation = defineOperation({
  type: 'If',
  title: 'Condition',
  category: 'control',
  icon: 'Branch',
  summary: 'Runs one branch when a condition is true and another when it is false.',
  fields: record(
    {
      expression: anything('Condition', { 'x-editor': 'condition', 'x-visibility': 'important' }),
      actions: record({}, [], { title: 'True' }),
      else: record({ actions: record({}, []) }, [], { title: 'False' }),
    },
    ['expression'],
  ),
  outputs: record({ expressionResult: { type: 'boolean' } }),
  traits: { childActions: ['actions', 'else.actions'], expressionFields: ['expression'] },
})
