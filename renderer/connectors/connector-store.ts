import { create } from 'zustand'
import type { ConnectorSummary } from '../../shared/ipc/connectors-payloads.ts'
import type {
  CustomConnectorDetails,
  CustomConnectorSummary,
  ImportedConnector,
} from '../../shared/ipc/custom-connector-payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { forgetPlaces, navigate } from '../app/navigation.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { failedToLoad, type Loadable, loaded, loading, notLoaded } from '../bridge/loadable.ts'
import { connectorStrings as strings } from '../strings/connectors.ts'

/** Which connector. */
export interface ConnectorRef {
  readonly environmentId: EnvironmentId
  readonly connectorId: string
}

interface ConnectorsState {
  readonly own: Readonly<Record<EnvironmentId, Loadable<readonly CustomConnectorSummary[]>>>
  /** Connectors that come with the app. */
  readonly shipped: Readonly<Record<EnvironmentId, readonly ConnectorSummary[]>>
  readonly details: Readonly<Record<string, Loadable<CustomConnectorDetails>>>
}

/** What main knows of the connectors of each environment. */
export const useConnectorStore = create<ConnectorsState>(() => ({ own: {}, shipped: {}, details: {} }))

/** Names a connector across environments. */
export function connectorKey({ environmentId, connectorId }: ConnectorRef): string {
  return JSON.stringify([environmentId, connectorId])
}

/** The connectors of an environment's own folder, as far as they are known. */
export function useOwnConnectors(environmentId: EnvironmentId): Loadable<readonly CustomConnectorSummary[]> {
  return useConnectorStore((state) => state.own[environmentId] ?? notLoaded)
}

/** The page of a connector, as far as it is known. */
export function useConnectorDetails(ref: ConnectorRef): Loadable<CustomConnectorDetails> {
  return useConnectorStore((state) => state.details[connectorKey(ref)] ?? notLoaded)
}

let stopListening: (() => void) | undefined

/** Asks for the connectors of an environment, and again whenever they change. Never rejects. */
export async function loadOwnConnectors(environmentId: EnvironmentId): Promise<void> {
  stopListening ??= bridge.on('customConnectors:changed', noticeChange)
  const put = (list: Loadable<readonly CustomConnectorSummary[]>) =>
    useConnectorStore.setState(({ own }) => ({ own: { ...own, [environmentId]: list } }))
  put(loading(useConnectorStore.getState().own[environmentId]))
  void loadShipped(environmentId)
  try {
    put(loaded(await bridge.customConnectors.list({ environmentId })))
  } catch (error) {
    put(failedToLoad(useConnectorStore.getState().own[environmentId], error))
  }
}

/** Without an answer the page shows the environment's own ones alone. */
async function loadShipped(environmentId: EnvironmentId): Promise<void> {
  const list = await bridge.connectors.list({ environmentId }).catch(() => [])
  useConnectorStore.setState(({ shipped }) => ({
    shipped: { ...shipped, [environmentId]: list.filter(({ source }) => source !== 'custom') },
  }))
}

/** Asks for the page of a connector. Never rejects. */
export async function loadConnectorDetails(ref: ConnectorRef): Promise<void> {
  stopListening ??= bridge.on('customConnectors:changed', noticeChange)
  const key = connectorKey(ref)
  const put = (page: Loadable<CustomConnectorDetails>) =>
    useConnectorStore.setState(({ details }) => ({ details: { ...details, [key]: page } }))
  put(loading(useConnectorStore.getState().details[key]))
  try {
    put(loaded(await bridge.customConnectors.details(ref)))
  } catch (error) {
    put(failedToLoad(useConnectorStore.getState().details[key], error))
  }
}

/** What is shown of that environment is asked for again. */
function noticeChange({ environmentId }: { readonly environmentId: EnvironmentId }): void {
  const { own, details } = useConnectorStore.getState()
  if (own[environmentId] !== undefined) void loadOwnConnectors(environmentId)
  for (const [key, page] of Object.entries(details)) {
    const ref = page.value?.summary
    if (ref?.environmentId === environmentId && connectorKey(ref) === key) void loadConnectorDetails(ref)
  }
}

/** Stops listening and forgets everything (tests). */
export function forgetConnectors(): void {
  stopListening?.()
  stopListening = undefined
  useConnectorStore.setState({ own: {}, shipped: {}, details: {} })
}

/** A connector was made of something: tells so and goes to it. */
export function acceptImported(environmentId: EnvironmentId, made: ImportedConnector): void {
  notify({
    intent: 'success',
    title: strings.imported(made.title, made.operations),
    ...(made.notes.length === 0 ? {} : { body: made.notes.join(' ') }),
  })
  navigate({ page: 'connectors', environmentId, connectorId: made.connectorId })
}

/** Writes a connector to where the person chooses; a failure is shown. */
export async function exportConnector(ref: ConnectorRef, as: 'zip' | 'folder'): Promise<void> {
  try {
    const path = await bridge.customConnectors.export({ ...ref, as })
    if (path !== null) notify({ intent: 'success', title: strings.page.exported, body: path })
  } catch (error) {
    notifyError(strings.page.exportFailed, error)
  }
}

/** Shows the connector's folder in the system's file manager; a failure is shown. */
export async function revealConnector(ref: ConnectorRef): Promise<void> {
  await bridge.customConnectors
    .reveal(ref)
    .catch((error: unknown) => notifyError(strings.page.revealFailed, error))
}

/** Moves a connector to the trash. Rejects with main's error, which belongs into the dialog. */
export async function deleteConnector(ref: ConnectorRef, title: string): Promise<void> {
  await bridge.customConnectors.delete(ref)
  const isThere = (place: { readonly page: string; readonly connectorId?: string | undefined }) =>
    (place.page === 'connectors' || place.page === 'connector-editor') &&
    place.connectorId === ref.connectorId
  navigate({ page: 'connectors', environmentId: ref.environmentId })
  forgetPlaces(isThere)
  notify({ intent: 'success', title: strings.deleteDialog.deleted(title) })
  void loadOwnConnectors(ref.environmentId)
}
