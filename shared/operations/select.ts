import { defineOperation } from './define-operation.ts'
import { anything, list, record } from './json-schema.ts'

/** Select: maps each element of an array to a new value. Source: WDL reference, "Select action". */
export const select = defineOperation({
  type: 'Select',
  title: 'Select',
  category: 'data',
  icon: 'TableColumnTopBottom',
  summary: 'Makes a new array by mapping each element of another.',
  inputs: record(
    {
      from: list('From', {}, { 'x-visibility': 'important' }),
      select: anything('Map', { 'x-visibility': 'important', 'x-editor': 'key-value' }),
    },
    ['from', 'select'],
  ),
  outputs: record({ body: list('Output') }),
  traits: { itemInputs: ['select'] },
})
