import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Hand off to agent. Kept and shown; it runs with mocked answers. */
export const agentHandoff = defineOperation({
  type: 'AgentHandoff',
  title: 'Hand off to agent',
  category: 'ai',
  icon: 'BrainCircuit',
  summary: 'Hands the conversation over to another agent.',
  inputs: { type: 'object' },
  outputs: record({ body: anything('Output') }),
  traits: { handsOverTo: 'name', runtime: 'mock-only', idempotent: false },
})
