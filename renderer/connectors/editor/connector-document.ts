import type { FlowErrorData } from '../../../shared/errors/index.ts'
import type { ConnectorTexts } from '../../../shared/ipc/custom-connector-payloads.ts'
import { diffTexts, type TextEdit } from '../../../shared/wdl/text-edit.ts'
import {
  closeStep,
  emptyHistory,
  recordEdit,
  redoStep,
  type TextHistory,
  undoStep,
} from '../../document/text-history.ts'
import type { ConnectorRef } from '../connector-store.ts'

/** Which of a connector's two files. */
export type EditedFile = 'definition' | 'properties'

/** The texts of both files. */
export type FileTexts = Readonly<Record<EditedFile, string>>

/**
 * A connector that is being edited. Both files are one text with a line between that cannot stand in either, so that
 * they share one history: a step that changes both is undone at once.
 */
export interface ConnectorDocument extends ConnectorRef {
  readonly isReadOnly: boolean
  readonly text: string
  readonly history: TextHistory
  readonly savedText: string
  readonly revisions: { readonly definition: string; readonly properties: string | null }
  readonly isSaving: boolean
  readonly saveError?: FlowErrorData
  /** What is on disk now, where somebody else changed it while there are edits here. */
  readonly outside?: ConnectorTexts
}

/** Between the files; a zero character is in no JSON text. */
const border = '\n\u0000apiProperties.json\u0000\n'

/** What a connector without apiProperties.json begins with. */
const noProperties = '{\n  "properties": {}\n}\n'

/** Both files as one text. */
export function joinFiles({ definition, properties }: FileTexts): string {
  return definition + border + properties
}

/** The files of the one text. */
export function splitFiles(text: string): FileTexts {
  const at = text.lastIndexOf(border)
  return at === -1
    ? { definition: text, properties: noProperties }
    : { definition: text.slice(0, at), properties: text.slice(at + border.length) }
}

/** A connector just read. */
export function openConnectorDocument(ref: ConnectorRef, texts: ConnectorTexts): ConnectorDocument {
  const text = textOnDisk(texts)
  return {
    environmentId: ref.environmentId,
    connectorId: ref.connectorId,
    isReadOnly: texts.readOnly,
    text,
    history: emptyHistory,
    savedText: text,
    revisions: revisionsOf(texts),
    isSaving: false,
  }
}

/** One step of the shared history. */
export interface ConnectorStep {
  readonly definition: readonly TextEdit[]
  readonly properties: readonly TextEdit[]
  /** What people read: 'Undo Add operation'. */
  readonly name: string
  readonly at: number
  /** Joins the step before where that was typing at the same place. */
  readonly isTyping?: boolean
}

/** The document after a step; the same where nothing changes, or it may only be read. */
export function editConnector(document: ConnectorDocument, step: ConnectorStep): ConnectorDocument {
  const { definition } = splitFiles(document.text)
  const shift = definition.length + border.length
  const edits = [
    ...step.definition,
    ...step.properties.map((edit) => ({ ...edit, offset: edit.offset + shift })),
  ]
  if (edits.length === 0 || document.isReadOnly) return document
  const { text, history } = recordEdit(document.history, document.text, {
    edits,
    name: step.name,
    source: step.isTyping === true ? 'code' : 'designer',
    at: step.at,
    ...(step.isTyping === true ? { isTyping: true } : {}),
  })
  return { ...document, text, history }
}

/** One step back; the same document where there is none. */
export function undoConnector(document: ConnectorDocument): ConnectorDocument {
  const taken = undoStep(document.history, document.text)
  return taken === undefined ? document : { ...document, text: taken.text, history: taken.history }
}

/** The last undone step made again; the same document where there is none. */
export function redoConnector(document: ConnectorDocument): ConnectorDocument {
  const taken = redoStep(document.history, document.text)
  return taken === undefined ? document : { ...document, text: taken.text, history: taken.history }
}

/** Whether there are edits that are not in the files. */
export function isUnsaved({ text, savedText }: ConnectorDocument): boolean {
  return text.length !== savedText.length || text !== savedText
}

/** The document after these texts went to the files; edits made meanwhile stay unsaved. */
export function savedConnector(
  document: ConnectorDocument,
  savedText: string,
  revisions: ConnectorDocument['revisions'],
): ConnectorDocument {
  const { saveError: _past, outside: _gone, ...rest } = document
  return { ...rest, history: closeStep(document.history), savedText, revisions, isSaving: false }
}

/** The files were read again: taken over where nothing was edited, else a question. */
export function lookedOutside(
  document: ConnectorDocument,
  texts: ConnectorTexts,
  at: number,
): ConnectorDocument {
  const now = textOnDisk(texts)
  const revisions = revisionsOf(texts)
  if (now === document.savedText) return { ...document, revisions }
  if (now === document.text || !isUnsaved(document)) return takeOutside(document, texts, at)
  return { ...document, outside: texts }
}

/** Takes what is on disk; the edits made here stay in the history as steps before it. */
export function takeOutside(
  document: ConnectorDocument,
  texts: ConnectorTexts,
  at: number,
): ConnectorDocument {
  const now = textOnDisk(texts)
  const edits = diffTexts(document.text, now)
  const taken =
    edits.length === 0
      ? document
      : {
          ...document,
          ...recordEdit(document.history, document.text, { edits, name: 'reload', source: 'file', at }),
        }
  return savedConnector(taken, now, revisionsOf(texts))
}

/** Keeps the edits made here: the next save goes over what is in the files now. */
export function keepOwn(document: ConnectorDocument): ConnectorDocument {
  const { outside, ...rest } = document
  return outside === undefined
    ? document
    : { ...rest, savedText: textOnDisk(outside), revisions: revisionsOf(outside) }
}

function textOnDisk({ definition, properties }: ConnectorTexts): string {
  return joinFiles({ definition: definition.text, properties: properties?.text ?? noProperties })
}

function revisionsOf({ definition, properties }: ConnectorTexts): ConnectorDocument['revisions'] {
  return { definition: definition.revision, properties: properties?.revision ?? null }
}
