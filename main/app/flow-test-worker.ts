/** Worker thread for flow tests: they run flows, which no window may wait for. */
import { parentPort } from 'node:worker_threads'
import { BugError, FlowError } from '../../shared/errors/index.ts'
import { directFlowTests } from '../services/flow-test-executor.ts'
import type { FlowTestMessage, FlowTestOrder } from './flow-test-worker-messages.ts'

function obey(
  order: Exclude<FlowTestOrder, { kind: 'stop' }>,
  say: (message: FlowTestMessage) => void,
  signal: AbortSignal,
) {
  const { id } = order
  switch (order.kind) {
    case 'run':
      return directFlowTests.run(order.groups, (event) => say({ kind: 'event', id, event }), signal)
    case 'mutate':
      return directFlowTests.mutate(
        order.groups,
        (done, total) => say({ kind: 'progress', id, done, total }),
        signal,
      )
    case 'draft':
      return directFlowTests.draft(order.run, { aim: order.aim, choices: new Map(order.choices) })
  }
}

const batches = new Map<number, AbortController>()

parentPort?.on('message', async (order: FlowTestOrder) => {
  const say = (message: FlowTestMessage) => parentPort?.postMessage(message)
  const { id } = order
  if (order.kind === 'stop') {
    batches.get(id)?.abort()
    return
  }
  const batch = new AbortController()
  batches.set(id, batch)
  try {
    say({ kind: 'done', id, value: await obey(order, say, batch.signal) })
  } catch (error) {
    const known = error instanceof FlowError ? error : new BugError('bug', String(error))
    say({ kind: 'failed', id, error: known.toData() })
  } finally {
    batches.delete(id)
  }
})
