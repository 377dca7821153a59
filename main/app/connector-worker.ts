/**
 * Worker thread for connectors: reading, converting and unpacking large descriptions, the gallery, and what is asked of
 * services while a flow is being written. Secrets stay on the main thread.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { createHttpClient } from '../connectors/http-client.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import { directCatalogueWork } from '../services/catalogue-work.ts'
import { openConnectorRuntime } from '../services/connector-runtime.ts'
import { directConnectorWork } from '../services/connector-work.ts'
import { openSandboxes } from '../services/open-sandboxes.ts'
import { systemClock } from '../services/system-clock.ts'
import { ConnectionClient } from './connection-client.ts'
import type {
  AllConnectorWork,
  ConnectorAnswer,
  ConnectorQuestion,
  FromConnectorWorker,
  ToConnectorWorker,
} from './connector-worker-messages.ts'
import { toFailure } from './engine-failure.ts'

const { galleryFolder, sandboxesPath } = workerData as {
  galleryFolder: string | undefined
  sandboxesPath: string
}
const post = (message: FromConnectorWorker) => parentPort?.postMessage(message)
const connections = new ConnectionClient(post)
const http = createHttpClient()
const { calls, library } = openConnectorRuntime({
  connections,
  drivers: connections.drivers,
  http,
  clock: systemClock,
})
let opened: Sandboxes | undefined
const sandboxes = () => {
  opened ??= openSandboxes(sandboxesPath)
  return opened
}
const work: AllConnectorWork = {
  ...directConnectorWork(galleryFolder),
  ...directCatalogueWork({ library, calls, sandboxes, http, nowMs: Date.now }),
}

parentPort?.on('message', async (message: ToConnectorWorker) => {
  if ('kind' in message) connections.receive(message)
  else post(await answer(message))
})

async function answer({ id, method, args }: ConnectorQuestion): Promise<ConnectorAnswer> {
  try {
    const ask = work[method] as (...args: readonly unknown[]) => Promise<unknown>
    return { id, ok: true, value: await ask(...args) }
  } catch (error) {
    return { id, ok: false, error: toFailure(error) }
  }
}
