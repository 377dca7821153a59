import type { editor } from 'monaco-editor/editor'
import type { LineIndex } from '../../shared/wdl/line-index.ts'
import { indexLines } from '../../shared/wdl/line-index.ts'
import type { TextEdit } from '../../shared/wdl/text-edit.ts'
import { diffTexts } from '../../shared/wdl/text-edit.ts'
import { applyEdit, documentKey, type FlowRef, findDocument, useDocuments } from '../document/documents.ts'
import type { OpenDocument } from '../document/open-document.ts'
import { designerStrings } from '../strings/designer.ts'

/** A place in Monaco's model, both from 1. */
interface Position {
  readonly lineNumber: number
  readonly column: number
}

/** Told after a change from outside the editor was taken over: the range of its last edit, in the model. */
export type OnFollowed = (document: OpenDocument, end: Position) => void

/**
 * Ties a model of Monaco to a document: what is typed becomes an edit of the document, what happens to the document
 * elsewhere (designer, undo, reload) is applied to the model. Monaco keeps no truth of its own: it normalises line
 * ends, the document does not, so places are translated by line and column where a text mixes line ends.
 */
export function bindModel(model: editor.ITextModel, flow: FlowRef, onFollowed: OnFollowed): () => void {
  const key = documentKey(flow)
  let known = findDocument(flow)
  let places = known === undefined ? undefined : placesOf(known.text, model)
  let isFollowing = false
  let isTelling = false

  const typed = model.onDidChangeContent((event) => {
    if (isFollowing || known === undefined || places === undefined) return
    const before = places
    const edits = event.changes.map((change) => ({ ...before.toSpan(change), text: change.text }))
    // The document tells its listeners at once, `follow` among them; the model already shows this edit.
    isTelling = true
    try {
      applyEdit(flow, {
        edits,
        name: designerStrings.steps.typing,
        source: 'code',
        isTyping: edits.length === 1,
      })
    } finally {
      isTelling = false
    }
    known = findDocument(flow)
    // Monaco types its own line ends: a text whose line ends were all alike stays so.
    if (known !== undefined && !before.isPlain) places = placesOf(known.text, model)
  })

  const follow = () => {
    if (isTelling) return
    const entry = useDocuments.getState().entries.get(key)
    if (entry?.state !== 'open' || known === undefined || entry.document.text === known.text) {
      if (entry?.state === 'open') known = entry.document
      return
    }
    const next = entry.document
    const lists =
      next.change.serial === known.change.serial + 1 ? next.change.edits : [diffTexts(known.text, next.text)]
    isFollowing = true
    let end: Position = { lineNumber: 1, column: 1 }
    try {
      let text = known.text
      for (const edits of lists) {
        end = applyToModel(model, text, edits) ?? end
        text = edits === lists.at(-1) ? next.text : applied(text, edits)
      }
    } finally {
      isFollowing = false
    }
    known = next
    places = placesOf(next.text, model)
    onFollowed(next, end)
  }
  const unsubscribe = useDocuments.subscribe(follow)
  return () => {
    typed.dispose()
    unsubscribe()
  }
}

function applied(text: string, edits: readonly TextEdit[]): string {
  let result = text
  for (const edit of [...edits].sort((a, b) => b.offset - a.offset)) {
    result = result.slice(0, edit.offset) + edit.text + result.slice(edit.offset + edit.length)
  }
  return result
}

function applyToModel(
  model: editor.ITextModel,
  text: string,
  edits: readonly TextEdit[],
): Position | undefined {
  const places = placesOf(text, model)
  const inverse = model.applyEdits(
    edits.map((edit) => {
      const start = places.toPosition(edit.offset)
      const end = places.toPosition(edit.offset + edit.length)
      return {
        range: {
          startLineNumber: start.lineNumber,
          startColumn: start.column,
          endLineNumber: end.lineNumber,
          endColumn: end.column,
        },
        text: edit.text,
        forceMoveMarkers: false,
      }
    }),
    true,
  )
  const last = inverse[0]?.range
  return last === undefined ? undefined : { lineNumber: last.endLineNumber, column: last.endColumn }
}

/** Translates places between a text and the model that shows it. */
export interface Places {
  /** Text and model have the same line ends, so their offsets are the same. */
  readonly isPlain: boolean
  toPosition(offset: number): Position
  /** Span of a change as Monaco tells it, in the text before the change. */
  toSpan(change: editor.IModelContentChange): { readonly offset: number; readonly length: number }
  toOffset(position: Position): number
}

/** The translation for a text. Made anew for each text; costs nothing where line ends are all alike. */
export function placesOf(text: string, model: editor.ITextModel): Places {
  return hasEolOfModel(text, model) ? plainPlaces(model) : placesByLine(text)
}

/** With the same line ends everywhere the offsets of model and text are the same. */
function plainPlaces(model: editor.ITextModel): Places {
  return {
    isPlain: true,
    toPosition: (offset) => model.getPositionAt(offset),
    toSpan: ({ rangeOffset, rangeLength }) => ({ offset: rangeOffset, length: rangeLength }),
    toOffset: (position) => model.getOffsetAt(position),
  }
}

function placesByLine(text: string): Places {
  let index: LineIndex | undefined
  const lines = () => {
    index ??= indexLines(text)
    return index
  }
  const toOffset = ({ lineNumber, column }: Position) => {
    const start = lines().starts[lineNumber - 1] ?? text.length
    return Math.min(text.length, start + column - 1)
  }
  return {
    isPlain: false,
    toPosition(offset) {
      const { line, column } = lines().at(offset)
      return { lineNumber: line, column }
    },
    toSpan({ range }) {
      const start = toOffset({ lineNumber: range.startLineNumber, column: range.startColumn })
      const end = toOffset({ lineNumber: range.endLineNumber, column: range.endColumn })
      return { offset: start, length: end - start }
    },
    toOffset,
  }
}

/** Whether every line of the text ends as the model's lines do. */
function hasEolOfModel(text: string, model: editor.ITextModel): boolean {
  if (model.getEOL() === '\n') return !text.includes('\r')
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (at === 0 || text.charCodeAt(at - 1) !== 13) return false
  }
  return !/\r(?!\n)/.test(text)
}
