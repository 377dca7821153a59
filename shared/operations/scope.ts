import { defineOperation } from './define-operation.ts'
import { record } from './json-schema.ts'

/** Scope: groups actions; its status is theirs. Source: WDL reference, "Scope action". */
export const scope = defineOperation({
  type: 'Scope',
  title: 'Scope',
  category: 'control',
  icon: 'Group',
  summary: 'Groups actions, so that others can run after all of them, whatever their outcome.',
  fields: record({ actions: record({}, []) }),
  traits: { childActions: ['actions'] },
})
