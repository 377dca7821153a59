import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** API Management. Kept and shown; it runs with mocked answers. */
export const apiManagement = defineOperation({
  type: 'ApiManagement',
  title: 'API Management',
  category: 'connectors',
  icon: 'PlugConnected',
  summary: 'Calls an API through Azure API Management.',
  inputs: record({ api: anything('API', { 'x-visibility': 'important' }) }, ['api']),
  outputs: record({ body: anything('Output') }),
  traits: { runtime: 'mock-only', idempotent: false },
})
