import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Chunk text. Kept and shown; it runs with mocked answers. */
export const chunkText = defineOperation({
  type: 'ChunkText',
  title: 'Chunk text',
  category: 'ai',
  icon: 'BrainCircuit',
  summary: 'Cuts a text into pieces for an index.',
  inputs: { type: 'object' },
  outputs: record({ body: anything('Output') }),
  traits: { runtime: 'mock-only', idempotent: true },
})
