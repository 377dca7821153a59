import { create } from 'zustand'
import type { ConnectionOffer } from '../../shared/ipc/connections-contract.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import type { ConnectionFacts } from '../../shared/wdl/connection-facts.ts'
import { connectorsUsed } from '../../shared/wdl/connectors-used.ts'
import type { FlowDocument } from '../../shared/wdl/flow-document.ts'
import { propertyNameOf } from '../../shared/wdl/lookup.ts'
import { bridge } from '../bridge/bridge.ts'
import { type DocumentKey, documentKey, type FlowRef } from '../document/documents.ts'
import { graphOf } from '../expression/flow-scope.ts'

interface Known {
  /** The references that were asked about; undefined: connections have changed since. */
  readonly about: string | undefined
  /** What main said last. */
  readonly facts: readonly ConnectionFacts[]
}

interface ConnectionFactsState {
  readonly byKey: ReadonlyMap<DocumentKey, Known>
}

/** What main has said of the connection references of open flows, for the flow checker. */
export const useConnectionFacts = create<ConnectionFactsState>(() => ({ byKey: new Map() }))

let isListening = false

/** What the references of a flow lack, as far as main has said; it is asked where it has not. */
export function connectionFactsOf(flow: FlowRef, document: FlowDocument): readonly ConnectionFacts[] {
  // Connections and connectors come and go: what was known is asked again by who still wants it.
  listenOnce()
  const used = referencesOf(document)
  const about = JSON.stringify(used)
  const key = documentKey(flow)
  const known = useConnectionFacts.getState().byKey.get(key)
  const facts = known?.facts ?? []
  if (known?.about === about || used.length === 0) return facts
  put(key, { about, facts })
  void ask(flow, used).then((told) => {
    if (useConnectionFacts.getState().byKey.get(key)?.about === about) put(key, { about, facts: told })
  })
  return facts
}

/** Whether what is known of a flow has changed, or is to be asked again. */
export function haveFactsChanged(
  key: DocumentKey,
  now: ConnectionFactsState,
  before: ConnectionFactsState,
): boolean {
  const [known, old] = [now.byKey.get(key), before.byKey.get(key)]
  return known !== old && (known?.about === undefined || known.facts !== old?.facts)
}

function listenOnce(): void {
  if (isListening) return
  isListening = true
  const forget = () =>
    useConnectionFacts.setState(({ byKey }) => ({
      byKey: new Map([...byKey].map(([key, { facts }]) => [key, { about: undefined, facts }])),
    }))
  bridge.on('connections:changed', forget)
  bridge.on('connectors:changed', forget)
}

function put(key: DocumentKey, known: Known): void {
  useConnectionFacts.setState(({ byKey }) => ({ byKey: new Map(byKey).set(key, known) }))
}

interface UsedReference {
  readonly reference: string
  readonly connectorId: string
}

function referencesOf(document: FlowDocument): readonly UsedReference[] {
  const graph = graphOf(document)
  if (graph === undefined) return []
  return connectorsUsed(document, graph).flatMap(({ name, isBuiltIn, references }) =>
    isBuiltIn ? [] : references.map((reference) => ({ reference, connectorId: name })),
  )
}

/** Never rejects: what cannot be asked is said by the panel of the step. */
async function ask(flow: FlowRef, used: readonly UsedReference[]): Promise<readonly ConnectionFacts[]> {
  const { environmentId } = flow
  try {
    const [bound, { connections }] = await Promise.all([
      bridge.connections.references(flow),
      bridge.connections.list({ environmentId }),
    ])
    const ids = new Set<string>(connections.map(({ id }) => id))
    const isBound = (reference: string) => ids.has(bound[propertyNameOf(bound, reference) ?? ''] ?? '')
    const open = used.filter(({ reference }) => !isBound(reference))
    const offers = await offersFor(environmentId, [...new Set(open.map(({ connectorId }) => connectorId))])
    return open.flatMap(({ reference, connectorId }): ConnectionFacts[] => {
      const offer = offers.get(connectorId)
      if (offer === undefined) return [{ reference, connector: connectorId, lacks: 'no-connector' }]
      return needsNone(offer) ? [] : [{ reference, connector: offer.title, lacks: 'no-connection' }]
    })
  } catch {
    return []
  }
}

/** What each connector offers; those that are not here are left out. */
async function offersFor(
  environmentId: EnvironmentId,
  connectorIds: readonly string[],
): Promise<ReadonlyMap<string, ConnectionOffer>> {
  const found = await Promise.all(
    connectorIds.map(async (connectorId) => {
      const offer = await bridge.connections.offer({ environmentId, connectorId })
      return offer.options.length === 0 ? [] : ([[connectorId, offer]] as const)
    }),
  )
  return new Map(found.flat())
}

/** Whether a service can be called without signing in, as runs do it. */
function needsNone({ options }: ConnectionOffer): boolean {
  const open = options.find(({ kind }) => kind === 'none')
  return open?.fields.every(({ isRequired }) => !isRequired) === true
}
