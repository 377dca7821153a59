import { Worker } from 'node:worker_threads'
import {
  BugError,
  DefinitionError,
  FileError,
  type FlowErrorData,
  RequestError,
} from '../../shared/errors/index.ts'
import type { ConnectorWork } from '../services/connector-work.ts'
import type { AppLog } from './app-log.ts'
import type { ConnectorAnswer, ConnectorQuestion } from './connector-worker-messages.ts'

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/**
 * Work on connectors on a thread of its own, started with the first question. When it dies, the questions it had not
 * answered are rejected and the next one starts a new one.
 */
export function openConnectorWork(
  workerPath: string,
  galleryFolder: string | undefined,
  log: Pick<AppLog, 'error'>,
): ConnectorWork & { close(): void } {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let lastId = 0

  const fail = (reason: string) => {
    worker = undefined
    for (const { reject } of waiting.values()) {
      reject(new BugError('bug', `The connector could not be read: ${reason}`, { hint: 'Try again.' }))
    }
    waiting.clear()
  }
  const startWorker = (): Worker => {
    const started = new Worker(workerPath, { workerData: { galleryFolder } })
    started.unref()
    started.on('message', (answer: ConnectorAnswer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (answer.ok) asked?.resolve(answer.value)
      else asked?.reject(reviveError(answer.error))
    })
    started.on('error', (error) => log.error('connector worker', error))
    started.on('exit', (code) => {
      if (worker === started) fail(`its worker ended (${code})`)
    })
    return started
  }
  const ask =
    <Method extends keyof ConnectorWork>(method: Method) =>
    (...args: Parameters<ConnectorWork[Method]>) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        worker ??= startWorker()
        worker.postMessage({ id: lastId, method, args } satisfies ConnectorQuestion)
      }) as ReturnType<ConnectorWork[Method]>

  return {
    inspect: ask('inspect'),
    convert: ask('convert'),
    convertFolder: ask('convertFolder'),
    zip: ask('zip'),
    galleryIndex: ask('galleryIndex'),
    galleryDetails: ask('galleryDetails'),
    galleryConnector: ask('galleryConnector'),
    close: () => {
      const running = worker
      fail('the app ends')
      void running?.terminate()
    },
  }
}

/** The error of the worker's side in its own family. */
function reviveError(data: FlowErrorData): Error {
  const { code, message, at, hint, problems } = data
  const options = { at, hint }
  switch (data.family) {
    case 'FileError':
    case 'TextError':
      return new FileError(code, message, options)
    case 'RequestError':
      return new RequestError(code, message, options)
    case 'DefinitionError':
      return new DefinitionError(code, message, { ...options, problems })
    default:
      return new BugError(code, message, options)
  }
}
