import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson } from '../../shared/json/index.ts'
import type { FlowId } from '../../shared/run/index.ts'
import { isObject, propertyOf, textOf } from '../../shared/wdl/index.ts'
import { flowIdOf } from '../storage/environment-flow-path.ts'
import { listFlowFiles } from '../storage/environment-folder.ts'
import { type ConnectionsFile, referencedConnection } from './connection-service-file.ts'
import type { FlowFiles } from './flow-files.ts'

/** One use of a connection. */
export interface ConnectionUsage {
  readonly flowId: FlowId
  /** Undefined where the file names none. */
  readonly displayName: string | undefined
  readonly references: readonly string[]
}

/** Name of a connection that an entry of a flow's `connectionReferences` carries itself: by our own exports it is the id. */
export function connectionNameIn(entry: WdlValue): string | undefined {
  if (!isObject(entry)) return undefined
  const connection = propertyOf(entry, 'connection')
  return (
    textOf(entry, 'connectionName') ??
    textOf(connection, 'name') ??
    textOf(connection, 'id')?.split('/').at(-1)
  )
}

/**
 * Which flows point at which connections, by id: through `connections.json`, else by the name in the flow's own
 * reference. Files that cannot be read are passed over.
 */
export async function findConnectionUsage(
  flowsFolder: string,
  files: Pick<FlowFiles, 'read' | 'prepare'>,
  connections: ConnectionsFile,
): Promise<ReadonlyMap<string, readonly ConnectionUsage[]>> {
  const usage = new Map<string, ConnectionUsage[]>()
  for (const { fileName, path } of await listFlowFiles(flowsFolder)) {
    const flow = await files.read(path).then(
      ({ text }) => files.prepare(text),
      () => undefined,
    )
    if (flow === undefined) continue
    const flowId = flowIdOf(fileName)
    const byConnection = new Map<string, string[]>()
    for (const [reference, entry] of entriesOf(flow.connectionReferences)) {
      const id = referencedConnection(connections, flowId, reference) ?? connectionNameIn(entry)
      if (id !== undefined) byConnection.set(id, [...(byConnection.get(id) ?? []), reference])
    }
    for (const [id, references] of byConnection) {
      usage.set(id, [...(usage.get(id) ?? []), { flowId, displayName: flow.displayName, references }])
    }
  }
  return usage
}

function entriesOf(references: string | undefined): readonly (readonly [string, WdlValue])[] {
  const value = references === undefined ? undefined : parseJson(references)
  return isObject(value) ? Object.entries(value) : []
}
