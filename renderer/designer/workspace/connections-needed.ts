import { connectorsUsed } from '../../../shared/wdl/connectors-used.ts'
import { buildGraph, descendantsOf } from '../../../shared/wdl/graph.ts'
import { pointerOf } from '../../../shared/wdl/json-location.ts'
import { bridge } from '../../bridge/bridge.ts'
import { findAnalysis, flowDocumentOf } from '../../document/analyses.ts'
import { type FlowRef, findDocument } from '../../document/documents.ts'

/** A connection reference that points at no connection yet. */
export interface NeededConnection {
  readonly reference: string
  readonly connectorId: string
}

/** The references that some steps of an open flow go through and that point at no connection. Never rejects. */
export async function connectionsNeeded(
  flow: FlowRef,
  ids: readonly string[],
): Promise<readonly NeededConnection[]> {
  const used = connectionsOf(flow, ids)
  if (used.length === 0) return []
  try {
    const bound = await bridge.connections.references(flow)
    const names = new Set(Object.keys(bound).map((name) => name.toLowerCase()))
    return used.filter(({ reference }) => !names.has(reference.toLowerCase()))
  } catch {
    // What cannot be asked now is asked in the panel of each action, which says why it cannot.
    return []
  }
}

function connectionsOf(flow: FlowRef, ids: readonly string[]): readonly NeededConnection[] {
  const open = findDocument(flow)
  if (open === undefined) return []
  const document = flowDocumentOf(open.text, findAnalysis(flow).chosen)
  const { definition, definitionPath = [] } = document
  if (definition === undefined) return []
  const graph = buildGraph(definition)
  const wanted = new Set(ids)
  const outer = graph.actions.filter(({ path }) => wanted.has(pointerOf([...definitionPath, ...path])))
  const actions = outer.flatMap((node) => [node, ...descendantsOf(node)])
  return connectorsUsed(document, { ...graph, triggers: [], actions }).flatMap(({ name, references }) =>
    references.map((reference) => ({ reference, connectorId: name })),
  )
}
