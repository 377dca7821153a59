import { shell } from 'electron'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { createHttpClient } from '../connectors/http-client.ts'
import type { ConnectorCalls } from '../services/connector-calls.ts'
import { CustomConnectorService } from '../services/custom-connector-service.ts'
import type { EnvironmentService } from '../services/environment-service.ts'
import type { FlowFiles } from '../services/flow-files.ts'
import type { FlowService } from '../services/flow-service.ts'
import { OperationTrial } from '../services/operation-trial.ts'
import type { AppLog } from './app-log.ts'
import type { AppPaths } from './app-paths.ts'
import { openConnectorWork } from './worker-connector-work.ts'

export interface OpenAppConnectorsOptions {
  readonly paths: Pick<AppPaths, 'connectorWorker' | 'gallery'>
  readonly environments: EnvironmentService
  readonly flows: FlowService
  readonly files: FlowFiles
  readonly log: AppLog
  /** Told of environments whose connectors changed. */
  readonly send: (environmentId: EnvironmentId) => void
}

/** Custom connectors and the gallery as the app has them: with their slow work on a thread of its own. */
export function openAppConnectors(options: OpenAppConnectorsOptions) {
  const { paths, environments, flows, files, log } = options
  const work = openConnectorWork(paths.connectorWorker, paths.gallery, log)
  const http = createHttpClient()
  const service = new CustomConnectorService({
    environments,
    flows,
    files,
    work,
    trash: { moveToTrash: (path) => shell.trashItem(path) },
    http,
  })
  service.onChanged(options.send)
  return {
    service,
    /** Tries operations by the runtime that is handed in. */
    trialWith: (calls: ConnectorCalls) => new OperationTrial({ connectors: service, calls, http }),
    close: async () => {
      service.close()
      work.close()
      await http.close()
    },
  }
}
