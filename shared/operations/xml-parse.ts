import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Parse XML. Kept and shown; it runs with mocked answers. */
export const xmlParse = defineOperation({
  type: 'XmlParse',
  title: 'Parse XML',
  category: 'integration',
  icon: 'DocumentArrowRight',
  summary: 'Reads XML by a schema into JSON.',
  inputs: record({ content: anything('Content', { 'x-visibility': 'important' }) }, ['content']),
  outputs: record({ body: anything('Output') }),
  traits: { runtime: 'mock-only', idempotent: true },
})
