import { defineOperation } from './define-operation.ts'
import { anything, record, text } from './json-schema.ts'

/** Append to array variable. Source: WDL reference, "AppendToArrayVariable action". */
export const appendToArrayVariable = defineOperation({
  type: 'AppendToArrayVariable',
  title: 'Append to array variable',
  category: 'variables',
  icon: 'BracesVariable',
  summary: 'Adds an element at the end of an array variable.',
  inputs: record(
    {
      name: text('Name', { 'x-editor': 'variable', 'x-visibility': 'important' }),
      value: anything('Value', { 'x-visibility': 'important' }),
    },
    ['name', 'value'],
  ),
  outputs: record({ body: anything('Variable') }),
  traits: { variable: 'change', variableTypes: ['array'], idempotent: false },
})
