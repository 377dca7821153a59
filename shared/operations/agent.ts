import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Agent. Kept and shown; it runs with mocked answers. */
export const agent = defineOperation({
  type: 'Agent',
  title: 'Agent',
  category: 'ai',
  icon: 'BrainCircuit',
  summary: 'Lets a language model choose among tools, each a branch of actions.',
  inputs: { type: 'object' },
  outputs: record({ body: anything('Output') }),
  traits: { hasOwnNames: true, childActions: ['tools.*.actions'], runtime: 'mock-only', idempotent: false },
})
