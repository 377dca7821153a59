import { join } from 'node:path'
import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import type { RunId } from '../../shared/run/index.ts'
import type { ConnectionPort } from '../services/connector-connections.ts'
import type { EngineHost } from '../services/engine-host.ts'
import { sandboxesPathOf } from '../services/open-sandboxes.ts'
import type { AppLog } from './app-log.ts'
import type { AppPaths } from './app-paths.ts'
import { SupervisedEngine } from './supervised-engine.ts'
import { createWorkerEngineHost } from './worker-engine-host.ts'

export interface OpenEngineOptions {
  readonly paths: Pick<AppPaths, 'engineWorker'>
  readonly userData: string
  readonly log: AppLog
  readonly connections: ConnectionPort
  readonly drivers: HttpPort
  /** Told of the body of a secured Response, before its event. */
  readonly securedResponse?: (runId: RunId, body: string) => void
  /** Says something to the person. */
  readonly tell: (message: string, detail?: string) => void
}

/** The engine on its worker thread, with the run history in `<userData>/flowbench.db`. */
export function openEngine(options: OpenEngineOptions): EngineHost {
  const { log, tell } = options
  return new SupervisedEngine({
    start: (onDeath) =>
      createWorkerEngineHost({
        workerPath: options.paths.engineWorker,
        databasePath: join(options.userData, 'flowbench.db'),
        sandboxesPath: sandboxesPathOf(options.userData),
        onDeath,
        connections: options.connections,
        drivers: options.drivers,
        ...(options.securedResponse === undefined ? {} : { securedResponse: options.securedResponse }),
        notify: (message) => {
          log.warn(`engine: ${message}`)
          tell(message)
        },
      }),
    onDeath: (reason, isBack) => {
      log.error(isBack ? 'engine died and was started again' : 'engine died and stays down', reason)
      tell(
        isBack ? 'The engine that runs flows was started again.' : 'The engine that runs flows has stopped.',
        isBack
          ? 'It ended unexpectedly. Running flows go on where they were; actions that had begun are attempted again.'
          : `Start Flowbench again; waiting runs go on where they were. The log file tells more: ${log.path}`,
      )
    },
  })
}
