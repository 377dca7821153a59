/** Worker thread for flow tests: they run flows, which no window may wait for. */
import { parentPort } from 'node:worker_threads'
import { BugError, FlowError } from '../../shared/errors/index.ts'
import { directFlowTests } from '../services/flow-test-executor.ts'
import type { FlowTestMessage, FlowTestOrder } from './flow-test-worker-messages.ts'

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
    const value =
      order.kind === 'run'
        ? await directFlowTests.run(order.groups, (event) => say({ kind: 'event', id, event }), batch.signal)
        : await directFlowTests.draft(order.run, { aim: order.aim, choices: new Map(order.choices) })
    say({ kind: 'done', id, value })
  } catch (error) {
    const known = error instanceof FlowError ? error : new BugError('bug', String(error))
    say({ kind: 'failed', id, error: known.toData() })
  } finally {
    batches.delete(id)
  }
})
