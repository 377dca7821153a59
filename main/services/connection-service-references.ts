import type { ConnectionId, FlowId } from '../../shared/run/index.ts'
import type { ConnectionsEdit, ConnectionsFile } from './connection-service-file.ts'

/** Takes out every reference to a connection, and flows that have none left. */
export function withoutReferencesTo(
  references: ConnectionsFile['references'],
  connectionId: ConnectionId,
): readonly ConnectionsEdit[] {
  return [...references].flatMap(([flowId, names]) => {
    const gone = [...names].filter(([, id]) => id === connectionId)
    if (gone.length === 0) return []
    if (gone.length === names.size) return [{ path: ['references', flowId], value: undefined }]
    return gone.map(([name]) => ({ path: ['references', flowId, name], value: undefined }))
  })
}

/** Moves the references of a flow that goes by another id now. */
export function movedReferences(
  from: FlowId,
  to: FlowId,
  names: ReadonlyMap<string, ConnectionId> | undefined,
): readonly ConnectionsEdit[] {
  if (names === undefined) return []
  return [
    { path: ['references', from], value: undefined },
    { path: ['references', to], value: Object.fromEntries(names) },
  ]
}

/** Points a copy of a flow at what its original points at, but for connections that are bound to a flow. */
export function copiedReferences(
  { records, references }: Pick<ConnectionsFile, 'records' | 'references'>,
  from: FlowId,
  to: FlowId,
): readonly ConnectionsEdit[] {
  const free = [...(references.get(from) ?? [])].filter(
    ([, id]) => records.get(id)?.boundToFlow === undefined,
  )
  return free.length === 0 ? [] : [{ path: ['references', to], value: Object.fromEntries(free) }]
}
