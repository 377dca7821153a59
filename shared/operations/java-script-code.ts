import { defineOperation } from './define-operation.ts'
import { anything, record, text } from './json-schema.ts'

/** Inline JavaScript. Source: "Run code snippets in workflows", Logic Apps. */
export const javaScriptCode = defineOperation({
  type: 'JavaScriptCode',
  title: 'Run JavaScript',
  category: 'code',
  icon: 'Code',
  summary: 'Runs a piece of JavaScript over the outputs of earlier actions.',
  inputs: record(
    {
      code: text('Code', { 'x-editor': 'code', 'x-visibility': 'important' }),
      explicitDependencies: anything('Explicit dependencies', { 'x-visibility': 'advanced' }),
    },
    ['code'],
  ),
  outputs: record({ body: anything('Result') }),
  traits: { actionNameLists: ['inputs.explicitDependencies.actions'] },
})
