import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Encode flat file. Kept and shown; it fails with a clear error when run. */
export const flatFileEncoding = defineOperation({
  type: 'FlatFileEncoding',
  title: 'Encode flat file',
  category: 'integration',
  icon: 'DocumentArrowRight',
  summary: 'Writes XML as a flat file by a schema.',
  inputs: record({ content: anything('Content', { 'x-visibility': 'important' }) }, ['content']),
  outputs: record({ body: anything('Output') }),
  traits: { runtime: 'unsupported', idempotent: true },
})
