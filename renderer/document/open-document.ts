import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { FlowFile } from '../../shared/ipc/payloads.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { diffTexts, type TextEdit } from '../../shared/wdl/text-edit.ts'
import {
  closeStep,
  type EditSource,
  emptyHistory,
  type NewEdit,
  recordEdit,
  redoStep,
  type TextHistory,
  undoStep,
} from './text-history.ts'

/** How the file on disk stands to the text in the window. */
export type OutsideState =
  | { readonly kind: 'same' }
  /** Somebody else changed the file while there are edits here: reload, keep mine or compare. */
  | { readonly kind: 'changed-outside'; readonly text: string; readonly revision: string }
  | { readonly kind: 'removed' }

/** How the present text came from the one before; lets an editor follow without comparing the whole text. */
export interface TextChange {
  /** Counts the changes of this document. */
  readonly serial: number
  readonly source: EditSource | 'history'
  /** Applied in order, each list in the text before it. */
  readonly edits: readonly (readonly TextEdit[])[]
}

/** A flow file that is open in the window: the text is the truth, both views show it. */
export interface OpenDocument {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  readonly path: string
  readonly encoding: string
  readonly isReadOnly: boolean
  readonly text: string
  readonly history: TextHistory
  readonly change: TextChange
  /** The text as it is on disk at `revision`. */
  readonly savedText: string
  readonly revision: string
  /** There are edits that are not in the file. */
  readonly isDirty: boolean
  readonly isSaving: boolean
  readonly saveError?: FlowErrorData
  readonly outside: OutsideState
  /** When the edits here were kept, ms since 1970, if they come from before the app ended and that was not yet read. */
  readonly restoredFrom?: number
  /** The file changed outside while nothing was edited here, and was read anew. */
  readonly wasReloaded: boolean
}

/** A document just read from its file. */
export function documentOfFile(file: FlowFile): OpenDocument {
  return {
    environmentId: file.environmentId,
    flowId: file.flowId,
    path: file.path,
    encoding: file.encoding,
    isReadOnly: file.readOnly,
    text: file.text,
    history: emptyHistory,
    change: { serial: 0, source: 'file', edits: [] },
    savedText: file.text,
    revision: file.revision,
    isDirty: false,
    isSaving: false,
    outside: { kind: 'same' },
    wasReloaded: false,
  }
}

/**
 * A document just read from its file with edits that were kept from it before. Where these began from another revision
 * the file was changed outside meanwhile.
 */
export function restoredDocument(
  document: OpenDocument,
  draft: { readonly text: string; readonly revision: string; readonly keptAt: number },
  name: string,
): OpenDocument {
  const restored = replaceText(document, draft.text, { name, source: 'file', at: draft.keptAt })
  const isSameFile = draft.revision === document.revision
  return {
    ...restored,
    restoredFrom: draft.keptAt,
    ...(isSameFile
      ? {}
      : {
          revision: draft.revision,
          outside: { kind: 'changed-outside', text: document.text, revision: document.revision },
        }),
  }
}

/** The document after an edit; the same document when the edit changes nothing. */
export function editDocument(document: OpenDocument, edit: NewEdit): OpenDocument {
  if (edit.edits.length === 0) return document
  const { text, history } = recordEdit(document.history, document.text, edit)
  return withText(document, text, history, edit.source, [edit.edits])
}

/** One step back in the shared history; the same document when there is none. */
export function undoDocument(document: OpenDocument): OpenDocument {
  const taken = undoStep(document.history, document.text)
  return taken === undefined
    ? document
    : withText(document, taken.text, taken.history, 'history', taken.edits)
}

/** The last undone step made again; the same document when there is none. */
export function redoDocument(document: OpenDocument): OpenDocument {
  const taken = redoStep(document.history, document.text)
  return taken === undefined
    ? document
    : withText(document, taken.text, taken.history, 'history', taken.edits)
}

/** The document when a burst of typing has ended (the editor lost the focus). */
export function closeBurst(document: OpenDocument): OpenDocument {
  const history = closeStep(document.history)
  return history === document.history ? document : { ...document, history }
}

/** The document after its text `savedText` went to the file; edits made meanwhile stay unsaved. */
export function savedDocument(document: OpenDocument, savedText: string, revision: string): OpenDocument {
  const { saveError: _past, restoredFrom: _read, ...rest } = document
  return {
    ...rest,
    history: closeStep(document.history),
    savedText,
    revision,
    isSaving: false,
    isDirty: !isSameText(document.text, savedText),
    outside: { kind: 'same' },
    wasReloaded: false,
  }
}

/** The document with the whole text replaced as one named step that can be undone. */
export function replaceText(
  document: OpenDocument,
  text: string,
  step: { readonly name: string; readonly source: EditSource; readonly at: number },
): OpenDocument {
  return editDocument(document, { ...step, edits: diffTexts(document.text, text) })
}

function withText(
  document: OpenDocument,
  text: string,
  history: TextHistory,
  source: TextChange['source'],
  edits: TextChange['edits'],
): OpenDocument {
  return {
    ...document,
    text,
    history,
    change: { serial: document.change.serial + 1, source, edits },
    isDirty: !isSameText(text, document.savedText),
    wasReloaded: false,
  }
}

function isSameText(left: string, right: string): boolean {
  return left.length === right.length && left === right
}
