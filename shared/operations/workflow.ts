import { httpOutputs, retryPolicy } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { anything, record, text } from './json-schema.ts'

/** Child flow: runs another flow and takes its answer. Source: WDL reference, "Workflow action". */
export const workflow = defineOperation({
  type: 'Workflow',
  title: 'Run a child flow',
  category: 'control',
  icon: 'Flow',
  summary: 'Runs another flow and waits for its response.',
  inputs: record(
    {
      host: record(
        {
          workflow: anything('Workflow'),
          workflowReferenceName: text('Child flow'),
          triggerName: text('Trigger'),
        },
        [],
        { title: 'Flow' },
      ),
      body: anything('Body', { 'x-visibility': 'important' }),
      headers: anything('Headers', { 'x-editor': 'key-value' }),
      retryPolicy,
    },
    ['host'],
  ),
  outputs: httpOutputs,
  traits: { supportsRetry: true, idempotent: false },
})
