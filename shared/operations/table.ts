import { defineOperation } from './define-operation.ts'
import { anything, choice, list, record, text } from './json-schema.ts'

/** Create CSV table and Create HTML table. Source: WDL reference, "Table action". */
export const table = defineOperation({
  type: 'Table',
  title: 'Create table',
  category: 'data',
  icon: 'Table',
  summary: 'Makes a CSV or HTML table from an array.',
  inputs: record(
    {
      from: list('From', {}, { 'x-visibility': 'important' }),
      format: choice('Format', ['CSV', 'HTML'], { 'x-visibility': 'important' }),
      columns: list('Columns', record({ header: anything('Header'), value: anything('Value') }, ['value']), {
        description: 'Without columns the properties of the first element are taken.',
      }),
    },
    ['from', 'format'],
  ),
  outputs: record({ body: text('Output') }),
  traits: { itemInputs: ['columns'] },
})
