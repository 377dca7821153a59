import { defineOperation } from './define-operation.ts'
import { anything, record, text } from './json-schema.ts'

/** Set variable. Source: WDL reference, "SetVariable action". */
export const setVariable = defineOperation({
  type: 'SetVariable',
  title: 'Set variable',
  category: 'variables',
  icon: 'BracesVariable',
  summary: 'Gives a variable a new value.',
  inputs: record(
    {
      name: text('Name', { 'x-editor': 'variable', 'x-visibility': 'important' }),
      value: anything('Value', { 'x-visibility': 'important' }),
    },
    ['name', 'value'],
  ),
  outputs: record({ body: anything('Variable') }),
  traits: { variable: 'change', variableTypes: [], idempotent: true },
})
