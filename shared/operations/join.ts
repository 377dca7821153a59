import { defineOperation } from './define-operation.ts'
import { list, record, text } from './json-schema.ts'

/** Join: array to text with a separator. Source: WDL reference, "Join action". */
export const join = defineOperation({
  type: 'Join',
  title: 'Join',
  category: 'data',
  icon: 'TextAdd',
  summary: 'Joins the elements of an array into a text with a separator.',
  inputs: record(
    {
      from: list('From', {}, { 'x-visibility': 'important' }),
      joinWith: text('Join with', { 'x-visibility': 'important' }),
    },
    ['from', 'joinWith'],
  ),
  outputs: record({ body: text('Output') }),
})
