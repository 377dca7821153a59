import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Call a local function. Kept and shown; it runs with mocked answers. */
export const invokeFunction = defineOperation({
  type: 'InvokeFunction',
  title: 'Call a local function',
  category: 'code',
  icon: 'Code',
  summary: 'Calls a .NET function of the Standard project.',
  inputs: record({ functionName: anything('Function name', { 'x-visibility': 'important' }) }, [
    'functionName',
  ]),
  outputs: record({ body: anything('Output') }),
  traits: { runtime: 'mock-only', idempotent: false },
})
