import type { ConnectionId, EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { checkUse } from '../credentials/connection-rules.ts'
import { notFound } from './connection-service-checks.ts'
import { type ConnectionsFiles, referencePath } from './connection-service-file.ts'
import { copiedReferences, movedReferences } from './connection-service-references.ts'
import type { ConnectionSecrets } from './connection-service-secrets.ts'
import type { EnvironmentService } from './environment-service.ts'
import type { KeyedQueue } from './keyed-queue.ts'

interface ConnectionReferencesParts {
  readonly environments: Pick<EnvironmentService, 'get' | 'prepareToWrite'>
  readonly file: ConnectionsFiles
  /** Work on one environment is done one step after the other. */
  readonly queue: KeyedQueue<EnvironmentId>
  readonly secrets: ConnectionSecrets
  readonly onChanged: (environmentId: EnvironmentId, connectionId?: ConnectionId) => void
}

/** Which connection each reference of a flow points at; they go along with flows that are copied and renamed. */
export class ConnectionReferences {
  readonly #parts: ConnectionReferencesParts

  constructor(parts: ConnectionReferencesParts) {
    this.#parts = parts
  }

  /** Those of one flow. */
  async of(environmentId: EnvironmentId, flowId: FlowId): Promise<Readonly<Record<string, ConnectionId>>> {
    const { environments, file } = this.#parts
    const { references } = await file.read((await environments.get(environmentId)).path)
    return Object.fromEntries(references.get(flowId) ?? [])
  }

  /** As `ConnectionService.setReference`. */
  set(
    environmentId: EnvironmentId,
    flowId: FlowId,
    reference: string,
    connectionId: ConnectionId | undefined,
  ): Promise<void> {
    const { environments, file, onChanged, queue } = this.#parts
    return queue.run(environmentId, async () => {
      const { path } = await environments.prepareToWrite(environmentId)
      const current = await file.read(path)
      if (connectionId !== undefined) {
        const record = current.records.get(connectionId)
        if (record === undefined) throw notFound()
        checkUse(record, { principal: 'local', environmentId, flowId })
      }
      await file.edit(path, [{ path: referencePath(current, flowId, reference), value: connectionId }])
      onChanged(environmentId, connectionId)
    })
  }

  /** As `ConnectionService.flowCopied`. */
  flowCopied(environmentId: EnvironmentId, from: FlowId, to: FlowId): Promise<void> {
    const { environments, file, onChanged, queue } = this.#parts
    return queue.run(environmentId, async () => {
      const { path } = await environments.get(environmentId)
      const edits = copiedReferences(await file.read(path), from, to)
      if (edits.length === 0) return
      await environments.prepareToWrite(environmentId)
      await file.edit(path, edits)
      onChanged(environmentId)
    })
  }

  /** As `ConnectionService.flowRenamed`. */
  flowRenamed(environmentId: EnvironmentId, from: FlowId, to: FlowId): Promise<void> {
    const { environments, file, onChanged, queue, secrets } = this.#parts
    return queue.run(environmentId, async () => {
      const { path } = await environments.get(environmentId)
      const { references, records } = await file.read(path)
      const names = references.get(from)
      const bound = [...records.values()].filter(({ boundToFlow }) => boundToFlow === from)
      if (names === undefined && bound.length === 0) return
      await environments.prepareToWrite(environmentId)
      for (const record of bound) await secrets.reseal(environmentId, record, { ...record, boundToFlow: to })
      await file.edit(path, [
        ...movedReferences(from, to, names),
        ...bound.map(({ id }) => ({ path: ['connections', id, 'boundToFlow'], value: to })),
      ])
      onChanged(environmentId)
    })
  }
}
