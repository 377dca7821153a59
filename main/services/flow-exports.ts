import type { ExportedFlows, ExportFormat } from '../../shared/ipc/export-payloads.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { fileStemFor } from '../storage/environment-file-name.ts'
import { listConnectorFolders } from './custom-connector-folders.ts'
import type { EnvironmentService } from './environment-service.ts'
import { exportFlows } from './flow-export/flow-export.ts'
import type { FlowService } from './flow-service.ts'
import { writeExport } from './write-export.ts'

export interface FlowExportsOptions {
  readonly environments: Pick<EnvironmentService, 'get'>
  readonly flows: Pick<FlowService, 'list' | 'read'>
}

export interface ExportRequest {
  readonly environmentId: EnvironmentId
  readonly flowIds: readonly FlowId[]
  readonly format: ExportFormat
}

/** Flows of an environment on their way out. */
export class FlowExports {
  readonly #options: FlowExportsOptions

  constructor(options: FlowExportsOptions) {
    this.#options = options
  }

  /**
   * Writes flows, as they were saved last, to where `pickPath` says; null when that is nowhere.
   * @param pickPath asked once everything is ready, with a name for the file
   * @throws RequestError `request.not-exportable`; FileErrors
   */
  async export(
    { environmentId, flowIds, format }: ExportRequest,
    pickPath: (name: string) => Promise<string | undefined>,
  ): Promise<ExportedFlows | null> {
    const { environments, flows } = this.#options
    const { name: environmentName, path: folder } = await environments.get(environmentId)
    const summaries = await flows.list(environmentId)
    const texts = await Promise.all(
      flowIds.map(async (flowId) => {
        const { text } = await flows.read({ environmentId, flowId })
        const name = summaries.find((summary) => summary.flowId === flowId)?.displayName ?? flowId
        return { name, text }
      }),
    )
    const exported = await exportFlows(texts, {
      format,
      title: fileStemFor(texts.length === 1 ? (texts[0]?.name ?? environmentName) : environmentName),
      ownConnectors: await listConnectorFolders(folder),
      nowMs: Date.now(),
    })
    const path = await pickPath(exported.fileName)
    if (path === undefined) return null
    await writeExport(path, exported.bytes, { mayReplace: true })
    return { path, notes: exported.notes }
  }
}
