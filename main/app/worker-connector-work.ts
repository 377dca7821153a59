import {
  BugError,
  DefinitionError,
  FileError,
  type FlowErrorData,
  RequestError,
} from '../../shared/errors/index.ts'
import type { ConnectorWork } from '../services/connector-work.ts'
import type { AppLog } from './app-log.ts'
import { AskedWorker } from './asked-worker.ts'
import type { ConnectorAnswer, ConnectorQuestion } from './connector-worker-messages.ts'

/**
 * Work on connectors on a thread of its own, started with the first question. When it dies, the questions it had not
 * answered are rejected and the next one starts a new one.
 */
export function openConnectorWork(
  workerPath: string,
  galleryFolder: string | undefined,
  log: Pick<AppLog, 'error'>,
): ConnectorWork & { close(): void } {
  const worker = new AskedWorker<ConnectorQuestion, ConnectorAnswer>({
    path: workerPath,
    name: 'connector worker',
    lost: 'The connector could not be read',
    log,
    options: { workerData: { galleryFolder } },
  })
  const ask =
    <Method extends keyof ConnectorWork>(method: Method) =>
    (...args: Parameters<ConnectorWork[Method]>) =>
      new Promise<unknown>((resolve, reject) => {
        worker.ask((id) => ({ id, method, args }) satisfies ConnectorQuestion, {
          hear: (answer) => {
            if (answer.ok) resolve(answer.value)
            else reject(reviveError(answer.error))
            return true
          },
          fail: reject,
        })
      }) as ReturnType<ConnectorWork[Method]>

  return {
    inspect: ask('inspect'),
    convert: ask('convert'),
    convertFolder: ask('convertFolder'),
    zip: ask('zip'),
    galleryIndex: ask('galleryIndex'),
    galleryDetails: ask('galleryDetails'),
    galleryConnector: ask('galleryConnector'),
    close: () => worker.close(),
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
