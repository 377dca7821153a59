import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Azure function. Kept and shown; it runs with mocked answers. */
export const functionOperation = defineOperation({
  type: 'Function',
  title: 'Azure function',
  category: 'code',
  icon: 'Code',
  summary: 'Calls an Azure function.',
  inputs: record({ function: anything('Function', { 'x-visibility': 'important' }) }, ['function']),
  outputs: record({ body: anything('Output') }),
  traits: { runtime: 'mock-only', idempotent: false },
})
