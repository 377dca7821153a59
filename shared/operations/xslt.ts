import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Transform XML. Kept and shown; it runs with mocked answers. */
export const xslt = defineOperation({
  type: 'Xslt',
  title: 'Transform XML',
  category: 'integration',
  icon: 'DocumentArrowRight',
  summary: 'Transforms XML by an XSLT map.',
  inputs: record({ content: anything('Content', { 'x-visibility': 'important' }) }, ['content']),
  outputs: record({ body: anything('Output') }),
  traits: { runtime: 'mock-only', idempotent: true },
})
