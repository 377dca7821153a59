import { DefinitionError, FileError, RequestError } from '../../shared/errors/index.ts'
import type { AppLog } from './app-log.ts'
import { AskedWorker } from './asked-worker.ts'
import type { ConnectionMessage } from './connection-messages.ts'
import { ConnectionServer, type ServedConnections } from './connection-server.ts'
import type { AllConnectorWork, ConnectorAnswer, ConnectorQuestion } from './connector-worker-messages.ts'
import { type EngineFailure, fromFailure } from './engine-failure.ts'

/**
 * Work on connectors on a thread of its own, started with the first question. When it dies, the questions it had not
 * answered are rejected and the next one starts a new one.
 */
export function openConnectorWork(
  workerPath: string,
  data: { readonly galleryFolder: string | undefined; readonly sandboxesPath: string },
  served: ServedConnections,
  log: Pick<AppLog, 'error'>,
): AllConnectorWork & { close(): void } {
  const serve = () => new ConnectionServer(served, (answer) => worker.tell(answer))
  let server = serve()
  const worker: AskedWorker<ConnectorQuestion, ConnectorAnswer> = new AskedWorker<
    ConnectorQuestion,
    ConnectorAnswer
  >({
    path: workerPath,
    name: 'connector worker',
    lost: 'The connector could not be read',
    log,
    options: { workerData: data },
    hearOther: (message) => server.receive(message as ConnectionMessage),
    onEnd: () => {
      server.close()
      server = serve()
    },
  })
  const ask =
    <Method extends keyof AllConnectorWork>(method: Method) =>
    (...args: Parameters<AllConnectorWork[Method]>) =>
      new Promise<unknown>((resolve, reject) => {
        worker.ask((id) => ({ id, method, args }) satisfies ConnectorQuestion, {
          hear: (answer) => {
            if (answer.ok) resolve(answer.value)
            else reject(reviveError(answer.error))
            return true
          },
          fail: reject,
        })
      }) as ReturnType<AllConnectorWork[Method]>

  return {
    inspect: ask('inspect'),
    convert: ask('convert'),
    convertFolder: ask('convertFolder'),
    zip: ask('zip'),
    galleryIndex: ask('galleryIndex'),
    galleryDetails: ask('galleryDetails'),
    galleryConnector: ask('galleryConnector'),
    listConnectors: ask('listConnectors'),
    listOperations: ask('listOperations'),
    operation: ask('operation'),
    offer: ask('offer'),
    choices: ask('choices'),
    dynamicSchema: ask('dynamicSchema'),
    tryOperation: ask('tryOperation'),
    close: () => worker.close(),
  }
}

/** The error of the worker's side in its own family. */
function reviveError(data: EngineFailure): Error {
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
      return fromFailure(data)
  }
}
