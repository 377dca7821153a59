import { parentPort, workerData } from 'node:worker_threads'
import { BugError } from '../../shared/errors/index.ts'
import type { RunEventBatch } from '../services/engine-host.ts'
import { createLocalEngineHost } from '../services/local-engine-host.ts'
import { openSandboxes } from '../services/open-sandboxes.ts'
import { ConnectionClient } from './connection-client.ts'
import { toFailure } from './engine-failure.ts'
import {
  type EngineMessage,
  type EngineOrder,
  type EngineWorkerData,
  engineMethods,
} from './engine-messages.ts'

/** Events are gathered for this long before they cross to the main thread, in ms. */
const gatherMs = 50

/** Entry of the engine's worker thread: hosts a local engine and answers calls by message. */
function serve(): void {
  const port = parentPort
  if (port === null) throw new BugError('bug', 'The engine worker is started as a worker thread only.')
  const post = (message: EngineMessage): void => port.postMessage(message)
  let batches: RunEventBatch[] = []
  let timer: NodeJS.Timeout | undefined
  const postEvents = (): void => {
    if (timer !== undefined) clearTimeout(timer)
    timer = undefined
    if (batches.length === 0) return
    const gathered = batches
    batches = []
    post({ kind: 'events', batches: gathered })
  }
  const { databasePath, sandboxesPath } = workerData as EngineWorkerData
  const connections = new ConnectionClient(post)
  try {
    const host = createLocalEngineHost({
      databasePath,
      connections,
      drivers: connections.drivers,
      ...(sandboxesPath === undefined ? {} : { sandboxes: openSandboxes(sandboxesPath) }),
      notify: (message) => post({ kind: 'notice', message }),
      securedResponse: (runId, body) => post({ kind: 'secured-response', runId, body }),
    })
    host.subscribe((batch) => {
      batches.push(batch)
      timer ??= setTimeout(postEvents, gatherMs)
    })
    port.on('message', async (order: EngineOrder) => {
      if (order.kind !== 'call') {
        connections.receive(order)
        return
      }
      const { id, method, args } = order
      try {
        if (!engineMethods.includes(method))
          throw new BugError('bug', `The engine has no method '${method}'.`)
        const call = host[method] as (...args: readonly unknown[]) => Promise<unknown>
        const value = await call.apply(host, [...args])
        postEvents()
        post({ kind: 'value', id, value })
      } catch (thrown) {
        post({ kind: 'error', id, error: toFailure(thrown) })
      }
      if (method === 'close') port.close()
    })
    post({ kind: 'ready' })
  } catch (thrown) {
    post({ kind: 'failed', error: toFailure(thrown) })
    port.close()
  }
}

serve()
