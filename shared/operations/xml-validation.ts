import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Validate XML. Kept and shown; it runs with mocked answers. */
export const xmlValidation = defineOperation({
  type: 'XmlValidation',
  title: 'Validate XML',
  category: 'integration',
  icon: 'DocumentArrowRight',
  summary: 'Checks XML against a schema.',
  inputs: record({ content: anything('Content', { 'x-visibility': 'important' }) }, ['content']),
  outputs: record({ body: anything('Output') }),
  traits: { runtime: 'mock-only', idempotent: true },
})
