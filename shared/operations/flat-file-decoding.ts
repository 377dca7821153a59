import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Decode flat file. Kept and shown; it fails with a clear error when run. */
export const flatFileDecoding = defineOperation({
  type: 'FlatFileDecoding',
  title: 'Decode flat file',
  category: 'integration',
  icon: 'DocumentArrowRight',
  summary: 'Reads a flat file by a schema into XML.',
  inputs: record({ content: anything('Content', { 'x-visibility': 'important' }) }, ['content']),
  outputs: record({ body: anything('Output') }),
  traits: { runtime: 'unsupported', idempotent: true },
})
