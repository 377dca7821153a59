import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Send to batch. Kept and shown; it fails with a clear error when run. */
export const sendToBatch = defineOperation({
  type: 'SendToBatch',
  title: 'Send to batch',
  category: 'integration',
  icon: 'DocumentArrowRight',
  summary: 'Hands a message to a flow that collects batches.',
  inputs: { type: 'object' },
  outputs: record({ body: anything('Output') }),
  traits: { runtime: 'unsupported', idempotent: false },
})
