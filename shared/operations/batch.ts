import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Batch. Kept and shown; it fails with a clear error when run. */
export const batch = defineOperation({
  type: 'Batch',
  title: 'Batch',
  category: 'integration',
  icon: 'DocumentArrowRight',
  summary: 'Collects messages until a batch is complete.',
  inputs: { type: 'object' },
  outputs: record({ body: anything('Output') }),
  traits: { runtime: 'unsupported', idempotent: false },
})
