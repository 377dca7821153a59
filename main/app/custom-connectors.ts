import { shell } from 'electron'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { createHttpClient } from '../connectors/http-client.ts'
import type { CatalogueWork } from '../services/catalogue-work.ts'
import type { ConnectorWork } from '../services/connector-work.ts'
import { CustomConnectorService } from '../services/custom-connector-service.ts'
import type { EnvironmentService } from '../services/environment-service.ts'
import type { FlowFiles } from '../services/flow-files.ts'
import type { FlowService } from '../services/flow-service.ts'
import type { TrialCall } from '../services/operation-trial.ts'

export interface OpenAppConnectorsOptions {
  /** What takes long, on a thread of its own. */
  readonly work: ConnectorWork & Pick<CatalogueWork, 'tryOperation'>
  readonly environments: EnvironmentService
  readonly flows: FlowService
  readonly files: FlowFiles
  /** Told of environments whose connectors changed. */
  readonly send: (environmentId: EnvironmentId) => void
}

/** Custom connectors and the gallery as the app has them: with their slow work on a thread of its own. */
export function openAppConnectors(options: OpenAppConnectorsOptions) {
  const { work, environments, flows, files } = options
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
    /** Tries an operation by the runtime that flows use. */
    tryOperation: async (call: TrialCall) => work.tryOperation(await service.pathOf(call), call),
    close: async () => {
      service.close()
      await http.close()
    },
  }
}
