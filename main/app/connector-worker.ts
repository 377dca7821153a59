/** Worker thread for connectors: reading, converting and unpacking large descriptions, and the gallery. */
import { parentPort, workerData } from 'node:worker_threads'
import { BugError, FlowError } from '../../shared/errors/index.ts'
import { directConnectorWork } from '../services/connector-work.ts'
import type { ConnectorAnswer, ConnectorQuestion } from './connector-worker-messages.ts'

const { galleryFolder } = workerData as { galleryFolder: string | undefined }
const work = directConnectorWork(galleryFolder)

parentPort?.on('message', async (question: ConnectorQuestion) => {
  parentPort?.postMessage(await answer(question))
})

async function answer({ id, method, args }: ConnectorQuestion): Promise<ConnectorAnswer> {
  try {
    const ask = work[method] as (...args: readonly unknown[]) => Promise<unknown>
    return { id, ok: true, value: await ask(...args) }
  } catch (error) {
    const known = error instanceof FlowError ? error : new BugError('bug', String(error))
    return { id, ok: false, error: known.toData() }
  }
}
