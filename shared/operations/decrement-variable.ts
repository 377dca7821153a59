import { defineOperation } from './define-operation.ts'
import { anything, record, text } from './json-schema.ts'

/** Decrement variable. Source: WDL reference, "DecrementVariable action". */
export const decrementVariable = defineOperation({
  type: 'DecrementVariable',
  title: 'Decrement variable',
  category: 'variables',
  icon: 'BracesVariable',
  summary: 'Takes away from a number variable; 1 when nothing else is said.',
  inputs: record(
    {
      name: text('Name', { 'x-editor': 'variable', 'x-visibility': 'important' }),
      value: anything('Value', { 'x-visibility': 'important' }),
    },
    ['name'],
  ),
  outputs: record({ body: anything('Variable') }),
  traits: { variable: 'change', variableTypes: ['integer', 'float'], idempotent: false },
})
