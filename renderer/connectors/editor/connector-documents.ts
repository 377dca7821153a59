import { create } from 'zustand'
import type { FlowErrorData } from '../../../shared/errors/index.ts'
import type { EnvironmentId } from '../../../shared/run/index.ts'
import { bridge } from '../../bridge/bridge.ts'
import { toErrorData } from '../../bridge/bridge-error.ts'
import { type ConnectorRef, connectorKey } from '../connector-store.ts'
import {
  type ConnectorDocument,
  type ConnectorStep,
  editConnector,
  isUnsaved,
  keepOwn,
  lookedOutside,
  openConnectorDocument,
  redoConnector,
  savedConnector,
  splitFiles,
  takeOutside,
  undoConnector,
} from './connector-document.ts'

/** A connector on its way into the editor, or why it could not come. */
export type ConnectorEntry =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: FlowErrorData }
  | { readonly state: 'open'; readonly document: ConnectorDocument }

interface ConnectorDocumentsState {
  readonly entries: ReadonlyMap<string, ConnectorEntry>
}

/** Every connector that is open in the window; unsaved edits survive going to another page. */
export const useConnectorDocuments = create<ConnectorDocumentsState>(() => ({ entries: new Map() }))

let stopListening: (() => void) | undefined

/** Opens a connector unless it is open already. Never rejects. */
export async function openConnector(ref: ConnectorRef): Promise<void> {
  stopListening ??= bridge.on('customConnectors:changed', noticeChange)
  if (useConnectorDocuments.getState().entries.get(connectorKey(ref))?.state === 'open') {
    return lookOutside(ref)
  }
  setEntry(ref, { state: 'loading' })
  try {
    const texts = await bridge.customConnectors.read(ref)
    setEntry(ref, { state: 'open', document: openConnectorDocument(ref, texts) })
  } catch (thrown) {
    setEntry(ref, { state: 'failed', error: toErrorData(thrown) })
  }
}

/** Forgets a connector with its edits. */
export function closeConnector(ref: ConnectorRef): void {
  useConnectorDocuments.setState(({ entries }) => {
    const next = new Map(entries)
    next.delete(connectorKey(ref))
    return { entries: next }
  })
}

/** Closes everything and stops listening (tests). */
export function closeAllConnectors(): void {
  stopListening?.()
  stopListening = undefined
  useConnectorDocuments.setState({ entries: new Map() })
}

/** The open document, outside of components. */
export function findConnector(ref: ConnectorRef): ConnectorDocument | undefined {
  const entry = useConnectorDocuments.getState().entries.get(connectorKey(ref))
  return entry?.state === 'open' ? entry.document : undefined
}

/** The connectors with edits that are not in their files. */
export function unsavedConnectors({ entries }: ConnectorDocumentsState): readonly ConnectorDocument[] {
  return [...entries.values()].flatMap((entry) =>
    entry.state === 'open' && isUnsaved(entry.document) ? [entry.document] : [],
  )
}

/** Makes a step. */
export function applyStep(ref: ConnectorRef, step: Omit<ConnectorStep, 'at'>): void {
  update(ref, (document) => editConnector(document, { ...step, at: Date.now() }))
}

export function undoStepOf(ref: ConnectorRef): void {
  update(ref, undoConnector)
}

export function redoStepOf(ref: ConnectorRef): void {
  update(ref, redoConnector)
}

/** Takes what somebody else wrote. */
export function reloadConnector(ref: ConnectorRef): void {
  update(ref, (document) =>
    document.outside === undefined ? document : takeOutside(document, document.outside, Date.now()),
  )
}

/** Keeps what was edited here. */
export function keepConnector(ref: ConnectorRef): void {
  update(ref, keepOwn)
}

/**
 * Writes the files that differ. True when they are there; why not is kept as `saveError`, and a change by somebody else
 * as `outside`: nothing of theirs is overwritten.
 */
export async function saveConnector(ref: ConnectorRef): Promise<boolean> {
  const document = findConnector(ref)
  if (document === undefined || document.isSaving || document.isReadOnly) return false
  const { text, revisions } = document
  const [now, before] = [splitFiles(text), splitFiles(document.savedText)]
  update(ref, ({ saveError: _past, ...rest }) => ({ ...rest, isSaving: true }))
  try {
    const saved = await bridge.customConnectors.save({
      environmentId: document.environmentId,
      connectorId: document.connectorId,
      ...(now.definition === before.definition
        ? {}
        : { definition: { text: now.definition, revision: revisions.definition } }),
      ...(now.properties === before.properties
        ? {}
        : { properties: { text: now.properties, revision: revisions.properties } }),
    })
    update(ref, (current) =>
      savedConnector(current, text, { definition: saved.definition, properties: saved.properties ?? null }),
    )
    return true
  } catch (thrown) {
    const error = toErrorData(thrown)
    update(ref, (current) => ({ ...current, isSaving: false, saveError: error }))
    if (error.code === 'file.changed-outside') await lookOutside(ref)
    return false
  }
}

function noticeChange({ environmentId }: { readonly environmentId: EnvironmentId }): void {
  for (const entry of useConnectorDocuments.getState().entries.values()) {
    if (entry.state === 'open' && entry.document.environmentId === environmentId) {
      void lookOutside(entry.document)
    }
  }
}

/** Reads the files again and decides: the same, taken over because nothing was edited, or a question. */
async function lookOutside(ref: ConnectorRef): Promise<void> {
  const { environmentId, connectorId } = ref
  const texts = await bridge.customConnectors.read({ environmentId, connectorId }).catch(() => undefined)
  if (texts === undefined) return
  update(ref, (document) => {
    // A save under way looks at the revisions itself.
    if (document.isSaving) return document
    const { definition, properties } = document.revisions
    const isSame =
      texts.definition.revision === definition && (texts.properties?.revision ?? null) === properties
    return isSame ? document : lookedOutside(document, texts, Date.now())
  })
}

function update(ref: ConnectorRef, change: (document: ConnectorDocument) => ConnectorDocument): void {
  const entry = useConnectorDocuments.getState().entries.get(connectorKey(ref))
  if (entry?.state !== 'open') return
  const document = change(entry.document)
  if (document !== entry.document) setEntry(ref, { state: 'open', document })
}

function setEntry(ref: ConnectorRef, entry: ConnectorEntry): void {
  useConnectorDocuments.setState(({ entries }) => ({
    entries: new Map(entries).set(connectorKey(ref), entry),
  }))
}
