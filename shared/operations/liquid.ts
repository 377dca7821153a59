import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Transform with Liquid. Kept and shown; it fails with a clear error when run. */
export const liquid = defineOperation({
  type: 'Liquid',
  title: 'Transform with Liquid',
  category: 'integration',
  icon: 'DocumentArrowRight',
  summary: 'Transforms JSON or XML by a Liquid template.',
  kinds: ['JsonToJson', 'JsonToText', 'XmlToJson', 'XmlToText'],
  inputs: record({ content: anything('Content', { 'x-visibility': 'important' }) }, ['content']),
  outputs: record({ body: anything('Output') }),
  traits: { runtime: 'unsupported', idempotent: true },
})
