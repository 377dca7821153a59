import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Parse a document. Kept and shown; it runs with mocked answers. */
export const parseDocument = defineOperation({
  type: 'ParseDocument',
  title: 'Parse a document',
  category: 'ai',
  icon: 'BrainCircuit',
  summary: 'Reads the text of a document.',
  inputs: { type: 'object' },
  outputs: record({ body: anything('Output') }),
  traits: { runtime: 'mock-only', idempotent: true },
})
