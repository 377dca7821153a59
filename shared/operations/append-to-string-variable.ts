import { defineOperation } from './define-operation.ts'
import { anything, record, text } from './json-schema.ts'

/** Append to string variable. Source: WDL reference, "AppendToStringVariable action". */
export const appendToStringVariable = defineOperation({
  type: 'AppendToStringVariable',
  title: 'Append to string variable',
  category: 'variables',
  icon: 'BracesVariable',
  summary: 'Adds a text at the end of a string variable.',
  inputs: record(
    {
      name: text('Name', { 'x-editor': 'variable', 'x-visibility': 'important' }),
      value: anything('Value', { 'x-visibility': 'important' }),
    },
    ['name', 'value'],
  ),
  outputs: record({ body: anything('Variable') }),
  traits: { variable: 'change', variableTypes: ['string'], idempotent: false },
})
