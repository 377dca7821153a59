import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Compose XML. Kept and shown; it runs with mocked answers. */
export const xmlCompose = defineOperation({
  type: 'XmlCompose',
  title: 'Compose XML',
  category: 'integration',
  icon: 'DocumentArrowRight',
  summary: 'Writes JSON as XML by a schema.',
  inputs: { type: 'object' },
  outputs: record({ body: anything('Output') }),
  traits: { runtime: 'mock-only', idempotent: true },
})
