import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Batch: starts when enough messages have been collected. Kept and shown; not run. */
export const batchTrigger = defineOperation({
  type: 'Batch',
  kind: 'trigger',
  title: 'Batch messages',
  category: 'integration',
  icon: 'Stack',
  summary: 'Collects messages and starts the flow when a batch is complete.',
  inputs: record({
    mode: anything('Mode'),
    batchGroupName: anything('Group'),
    configurations: anything('Release'),
  }),
  outputs: record({ body: anything('Batch') }),
  traits: { starts: 'automated', runtime: 'unsupported' },
})
