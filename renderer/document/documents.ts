import { useCallback } from 'react'
import { create } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { FlowFileChange } from '../../shared/ipc/payloads.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { designerStrings } from '../strings/designer.ts'
import { documentWithDraft } from './document-with-draft.ts'
import {
  closeBurst,
  editDocument,
  type OpenDocument,
  redoDocument,
  replaceText,
  savedDocument,
  undoDocument,
} from './open-document.ts'
import type { NewEdit } from './text-history.ts'

/** Names an open flow across environments. */
export type DocumentKey = string & { readonly documentKey: true }

/** The flow that a document belongs to. */
export interface FlowRef {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
}

/** A document on its way into the window, or why it could not come. */
export type DocumentEntry =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: FlowErrorData }
  | { readonly state: 'open'; readonly document: OpenDocument }

interface DocumentsState {
  readonly entries: ReadonlyMap<DocumentKey, DocumentEntry>
}

/** Every flow that is open in the window, shown or not: unsaved edits survive going to another page. */
export const useDocuments = create<DocumentsState>(() => ({ entries: new Map() }))

/** The key of a flow's document. */
export function documentKey({ environmentId, flowId }: FlowRef): DocumentKey {
  return JSON.stringify([environmentId, flowId]) as DocumentKey
}

let stopListening: (() => void) | undefined
const reading = new Map<DocumentKey, Promise<void>>()

/**
 * Opens a flow: reads its file unless it is open already. Ends when the entry is `open` or `failed`; never rejects.
 * A failed one is tried again.
 */
export function openDocument(environmentId: EnvironmentId, flowId: FlowId): Promise<void> {
  const key = documentKey({ environmentId, flowId })
  stopListening ??= bridge.on('flows:changed', noticeChanges)
  if (useDocuments.getState().entries.get(key)?.state === 'open') return Promise.resolve()
  const underWay = reading.get(key)
  if (underWay !== undefined) return underWay
  setEntry(key, { state: 'loading' })
  const work = bridge.flows
    .read({ environmentId, flowId })
    .then(documentWithDraft)
    .then((document) => setEntry(key, { state: 'open', document }))
    .catch((thrown: unknown) => setEntry(key, { state: 'failed', error: toErrorData(thrown) }))
    .finally(() => reading.delete(key))
  reading.set(key, work)
  return work
}

/** Forgets a document with its edits. Ask the person first when it `isDirty`. */
export function closeDocument(flow: FlowRef): void {
  useDocuments.setState(({ entries }) => {
    const next = new Map(entries)
    next.delete(documentKey(flow))
    return { entries: next }
  })
}

/** Closes everything and stops listening to main (tests, and when the environment is left). */
export function closeAllDocuments(): void {
  stopListening?.()
  stopListening = undefined
  useDocuments.setState({ entries: new Map() })
}

/** The entry of a flow's document, for components. Undefined until `openDocument` was called. */
export function useDocument(environmentId: EnvironmentId, flowId: FlowId): DocumentEntry | undefined {
  const key = documentKey({ environmentId, flowId })
  return useDocuments(useCallback(({ entries }) => entries.get(key), [key]))
}

/** The open document of a flow, outside of components. */
export function findDocument(flow: FlowRef): OpenDocument | undefined {
  const entry = useDocuments.getState().entries.get(documentKey(flow))
  return entry?.state === 'open' ? entry.document : undefined
}

/** The text of a flow as it is in the window now, saved or not; undefined when it is not open. */
export function currentText(environmentId: EnvironmentId, flowId: FlowId): string | undefined {
  return findDocument({ environmentId, flowId })?.text
}

/** The documents with edits that are not in their files. */
export function unsavedDocuments({ entries }: DocumentsState): readonly OpenDocument[] {
  const unsaved: OpenDocument[] = []
  for (const entry of entries.values()) {
    if (entry.state === 'open' && entry.document.isDirty) unsaved.push(entry.document)
  }
  return unsaved
}

/** Keys of the documents with unsaved edits, for markers in lists and in the window's title. */
export function useUnsavedKeys(): readonly DocumentKey[] {
  return useDocuments(useShallow((state) => unsavedDocuments(state).map(documentKey)))
}

/** Edits a document as one step of the shared history. */
export function applyEdit(flow: FlowRef, edit: Omit<NewEdit, 'at'>): void {
  update(flow, (document) => editDocument(document, { ...edit, at: Date.now() }))
}

/** Goes one step back, wherever the step was made. */
export function undo(flow: FlowRef): void {
  update(flow, undoDocument)
}

/** Makes the last undone step again. */
export function redo(flow: FlowRef): void {
  update(flow, redoDocument)
}

/** What is typed from now on is a step of its own. */
export function endTyping(flow: FlowRef): void {
  update(flow, closeBurst)
}

/** Goes back to the text of the file as one step that can be undone. */
export function revert(flow: FlowRef): void {
  update(flow, (document) =>
    replaceText(document, document.savedText, {
      name: designerStrings.steps.revert,
      source: 'file',
      at: Date.now(),
    }),
  )
}

/**
 * Writes the text to the file. True when it is there. What went wrong is kept as `saveError`; a file changed by
 * somebody else is not overwritten but shown as `outside`; the text stays in the window in every case.
 */
export async function saveDocument(flow: FlowRef): Promise<boolean> {
  const document = findDocument(flow)
  if (document === undefined || document.isSaving) return false
  const { text, revision } = document
  const wasRemoved = document.outside.kind === 'removed'
  update(flow, ({ saveError: _past, ...rest }) => ({ ...rest, isSaving: true }))
  try {
    const saved = await bridge.flows.save({
      environmentId: flow.environmentId,
      flowId: flow.flowId,
      text,
      revision,
      ...(wasRemoved ? { force: true } : {}),
    })
    update(flow, (current) => savedDocument(current, text, saved.revision))
    return true
  } catch (thrown) {
    const error = toErrorData(thrown)
    update(flow, (current) => ({ ...current, isSaving: false }))
    if (error.code === 'file.changed-outside') await lookOutside(flow)
    else update(flow, (current) => ({ ...current, saveError: error }))
    return false
  }
}

/** Takes the text of the changed file; the edits made here stay in the history as steps before it. */
export function reloadOutside(flow: FlowRef): void {
  update(flow, (document) =>
    document.outside.kind === 'changed-outside'
      ? takeFile(document, document.outside.text, document.outside.revision)
      : document,
  )
}

/** Keeps the edits made here: the next save goes over what is in the file now. */
export function keepMine(flow: FlowRef): void {
  update(flow, (document) => {
    if (document.outside.kind !== 'changed-outside') return document
    const { text, revision } = document.outside
    return {
      ...document,
      savedText: text,
      revision,
      isDirty: document.text !== text,
      outside: { kind: 'same' },
    }
  })
}

/** The person has read that the file was read anew, that edits were restored, or why a save failed. */
export function dismissNews(flow: FlowRef): void {
  update(flow, ({ saveError: _read, restoredFrom: _told, ...rest }) => ({ ...rest, wasReloaded: false }))
}

function takeFile(document: OpenDocument, text: string, revision: string): OpenDocument {
  const taken = replaceText(document, text, {
    name: designerStrings.steps.reload,
    source: 'file',
    at: Date.now(),
  })
  return { ...savedDocument(taken, text, revision), wasReloaded: true }
}

function noticeChanges(changes: readonly FlowFileChange[]): void {
  for (const change of changes) {
    const document = findDocument(change)
    if (document === undefined) continue
    if (change.change === 'removed') {
      update(change, (current) => ({ ...current, outside: { kind: 'removed' } }))
    } else if (!document.isSaving && change.revision !== undefined && change.revision === document.revision) {
      update(change, (current) => ({ ...current, outside: { kind: 'same' } }))
    } else void lookOutside(change)
  }
}

/** Reads the file again and decides: the same as here, taken over because nothing was edited, or a question. */
async function lookOutside(flow: FlowRef): Promise<void> {
  const { environmentId, flowId } = flow
  try {
    const file = await bridge.flows.read({ environmentId, flowId })
    update(flow, (document) => {
      // A save under way looks at the revision itself and comes back here when it must.
      if (document.isSaving) return document
      if (file.revision === document.revision) return { ...document, outside: { kind: 'same' } }
      if (file.text === document.text) return savedDocument(document, file.text, file.revision)
      if (!document.isDirty) return takeFile(document, file.text, file.revision)
      return {
        ...document,
        outside: { kind: 'changed-outside', text: file.text, revision: file.revision },
      }
    })
  } catch (thrown) {
    const error = toErrorData(thrown)
    if (error.code === 'file.not-found') {
      update(flow, (document) => ({ ...document, outside: { kind: 'removed' } }))
    } else update(flow, (document) => ({ ...document, saveError: error }))
  }
}

function update(flow: FlowRef, change: (document: OpenDocument) => OpenDocument): void {
  const key = documentKey(flow)
  const entry = useDocuments.getState().entries.get(key)
  if (entry?.state !== 'open') return
  const document = change(entry.document)
  if (document !== entry.document) setEntry(key, { state: 'open', document })
}

function setEntry(key: DocumentKey, entry: DocumentEntry): void {
  useDocuments.setState(({ entries }) => ({ entries: new Map(entries).set(key, entry) }))
}
