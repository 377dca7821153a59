import { defineOperation } from './define-operation.ts'
import { anything, list, record } from './json-schema.ts'

/** Filter array: keeps the elements that meet a condition. Source: WDL reference, "Query action". */
export const query = defineOperation({
  type: 'Query',
  title: 'Filter array',
  category: 'data',
  icon: 'Filter',
  summary: 'Keeps the elements of an array that meet a condition.',
  inputs: record(
    {
      from: list('From', {}, { 'x-visibility': 'important' }),
      where: anything('Condition', { 'x-visibility': 'important', 'x-editor': 'condition' }),
    },
    ['from', 'where'],
  ),
  outputs: record({ body: list('Output') }),
  traits: { itemInputs: ['where'] },
})
