import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Switch: runs the case whose value equals an expression. Source: WDL reference, "Switch action". */
export const switchOperation = defineOperation({
  type: 'Switch',
  title: 'Switch',
  category: 'control',
  icon: 'BranchFork',
  summary: 'Runs the branch whose value equals an expression, or the default one.',
  fields: record(
    {
      expression: anything('On', { 'x-visibility': 'important' }),
      cases: record({}, [], {
        title: 'Cases',
        additionalProperties: record(
          { case: anything('Equals', { 'x-visibility': 'important' }), actions: record({}, []) },
          ['case'],
        ),
      }),
      default: record({ actions: record({}, []) }, [], { title: 'Default' }),
    },
    ['expression'],
  ),
  outputs: record({ expressionResult: anything('Value') }),
  traits: { childActions: ['cases.*.actions', 'default.actions'], expressionFields: ['expression'] },
})
