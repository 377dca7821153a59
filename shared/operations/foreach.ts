import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Apply to each: repeats its actions for each element of an array. Source: WDL reference, "Foreach action". */
export const foreach = defineOperation({
  type: 'Foreach',
  title: 'Apply to each',
  category: 'control',
  icon: 'ArrowRepeatAll',
  summary: 'Repeats its actions for each element of an array, one after the other or up to 50 at a time.',
  fields: record(
    {
      foreach: anything('Items', {
        'x-visibility': 'important',
        description: 'An array, mostly by an expression.',
      }),
      actions: record({}, []),
    },
    ['foreach'],
  ),
  traits: { childActions: ['actions'], loop: 'foreach', expressionFields: ['foreach'] },
})
