import { create } from 'zustand'
import type { Connection, SecretStoreInfo } from '../../shared/connections/index.ts'
import type { ConnectionList, ConnectionUse } from '../../shared/ipc/connections-contract.ts'
import type { ConnectorSummary } from '../../shared/ipc/connectors-payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { notify } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { failedToLoad, type Loadable, loaded, loading, notLoaded } from '../bridge/loadable.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { toldText } from '../strings/sentences.ts'

type Uses = Readonly<Record<string, readonly ConnectionUse[]>>

interface ConnectionsState {
  readonly lists: Readonly<Record<EnvironmentId, Loadable<ConnectionList>>>
  /** Flows by the connection they use. */
  readonly usage: Readonly<Record<EnvironmentId, Uses>>
  /** Connectors, for their titles and pictures. */
  readonly connectors: Readonly<Record<EnvironmentId, Loadable<readonly ConnectorSummary[]>>>
  readonly secretStore: SecretStoreInfo | undefined
}

/** What main knows of connections. */
export const useConnections = create<ConnectionsState>(() => ({
  lists: {},
  usage: {},
  connectors: {},
  secretStore: undefined,
}))

/** The connections of an environment, as far as they are known. */
export function useConnectionList(environmentId: EnvironmentId): Loadable<ConnectionList> {
  return useConnections((state) => state.lists[environmentId] ?? notLoaded)
}

/** How many connections of an environment do not work until a person mends them. */
export function useBrokenCount(environmentId: EnvironmentId | undefined): number {
  return useConnections(({ lists }) => {
    const list = environmentId === undefined ? undefined : lists[environmentId]?.value
    return list?.connections.filter(({ status }) => status === 'error' || status === 'expired').length ?? 0
  })
}

/** The connectors of an environment, as far as they are known. */
export function useConnectors(environmentId: EnvironmentId): Loadable<readonly ConnectorSummary[]> {
  return useConnections((state) => state.connectors[environmentId] ?? notLoaded)
}

/** Asks for the connections of an environment. Never rejects. */
export async function loadConnections(environmentId: EnvironmentId): Promise<void> {
  const put = (list: Loadable<ConnectionList>) =>
    useConnections.setState(({ lists }) => ({ lists: { ...lists, [environmentId]: list } }))
  put(loading(useConnections.getState().lists[environmentId]))
  try {
    put(loaded(await bridge.connections.list({ environmentId })))
  } catch (error) {
    put(failedToLoad(useConnections.getState().lists[environmentId], error))
  }
}

/** Asks which flows use which connection. Never rejects: without an answer the list does not say. */
export async function loadUsage(environmentId: EnvironmentId): Promise<void> {
  const uses = await bridge.connections.usage({ environmentId }).catch(() => undefined)
  if (uses === undefined) return
  useConnections.setState(({ usage }) => ({ usage: { ...usage, [environmentId]: uses } }))
}

/** Asks for the connectors of an environment. Never rejects. */
export async function loadConnectorTitles(environmentId: EnvironmentId): Promise<void> {
  const put = (list: Loadable<readonly ConnectorSummary[]>) =>
    useConnections.setState(({ connectors }) => ({ connectors: { ...connectors, [environmentId]: list } }))
  put(loading(useConnections.getState().connectors[environmentId]))
  try {
    put(loaded(await bridge.connectors.list({ environmentId })))
  } catch (error) {
    put(failedToLoad(useConnections.getState().connectors[environmentId], error))
  }
}

/** Asks how the place of secrets is. Never rejects. */
export async function loadSecretStore(): Promise<void> {
  const info = await bridge.connections.secretStore().catch(() => undefined)
  if (info !== undefined) acceptSecretStore(info)
}

/** The place of secrets is like this now. */
export function acceptSecretStore(info: SecretStoreInfo): void {
  useConnections.setState({ secretStore: info })
}

/** Connections changed: those that are shown are asked for again. */
export function acceptConnectionsChanged({
  environmentId,
}: {
  readonly environmentId: EnvironmentId | null
}): void {
  const { lists } = useConnections.getState()
  const known = Object.keys(lists) as EnvironmentId[]
  for (const id of known) if (environmentId === null || environmentId === id) void loadConnections(id)
  if (environmentId === null) void loadSecretStore()
}

/** A connection broke: says so, with the way to it. */
export function acceptBroken({ environmentId, id, lastError, name }: Connection): void {
  notify({
    intent: 'warning',
    title: strings.broken.title(name),
    ...(lastError === undefined ? {} : { body: toldText(lastError.message) }),
    action: {
      label: strings.broken.fix,
      run: () => navigate({ page: 'connections', environmentId, connectionId: id }),
    },
  })
}
