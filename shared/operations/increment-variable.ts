import { defineOperation } from './define-operation.ts'
import { anything, record, text } from './json-schema.ts'

/** Increment variable. Source: WDL reference, "IncrementVariable action". */
export const incrementVariable = defineOperation({
  type: 'IncrementVariable',
  title: 'Increment variable',
  category: 'variables',
  icon: 'BracesVariable',
  summary: 'Adds to a number variable; 1 when nothing else is said.',
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
