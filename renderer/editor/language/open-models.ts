import type { editor } from 'monaco-editor/editor'
import type { TextRange } from '../../../shared/errors/index.ts'
import type { FlowDocument } from '../../../shared/wdl/flow-document.ts'
import { findAnalysis, flowDocumentOf } from '../../document/analyses.ts'
import { type FlowRef, findDocument } from '../../document/documents.ts'
import type { SchemaSources } from '../../expression/schema-of-expression.ts'
import { type Places, placesOf } from '../model-binding.ts'

/** The flow behind a model of Monaco, read. */
export interface OpenModel {
  readonly flow: FlowRef
  readonly document: FlowDocument
  readonly places: Places
  /** What of the text the model shows; undefined: all of it. */
  readonly shown: TextRange | undefined
  /** What connectors and the last run say of values. */
  readonly sources: SchemaSources
}

/** A piece of a flow's text that a model shows. */
interface ShownPiece {
  readonly range: TextRange
  readonly places: Places
}

/** What a model shows beside the whole text, and what is known of it. */
interface ModelTies {
  /** Where it shows no more than a piece of the text. */
  readonly piece?: () => ShownPiece
  readonly sources?: () => SchemaSources
}

interface TiedModel extends ModelTies {
  readonly flow: FlowRef
}

const tied = new Map<string, TiedModel>()

/** Says which flow a model shows, so that the language's providers find its document. Returns the undoing. */
export function tieModel(model: editor.ITextModel, flow: FlowRef, ties: ModelTies = {}): () => void {
  const key = model.uri.toString()
  const entry = { flow, ...ties }
  tied.set(key, entry)
  return () => {
    if (tied.get(key) === entry) tied.delete(key)
  }
}

/** The flow that a model shows; undefined for models of other things (a compared text, a field). */
export function openModel(model: editor.ITextModel): OpenModel | undefined {
  const entry = tied.get(model.uri.toString())
  const text = entry === undefined ? undefined : findDocument(entry.flow)?.text
  if (entry === undefined || text === undefined) return undefined
  const { flow } = entry
  const document = flowDocumentOf(text, findAnalysis(flow).chosen)
  const piece = entry.piece?.()
  const sources = entry.sources?.() ?? {}
  return { flow, document, places: piece?.places ?? placesOf(text, model), shown: piece?.range, sources }
}

/** Whether a model shows a range of its document. */
export function isShown({ shown }: OpenModel, range: TextRange): boolean {
  return shown === undefined || (shown.start <= range.start && range.end <= shown.end)
}

/** A range of the document as Monaco writes it. */
export function toMonacoRange(places: Places, start: number, end: number) {
  const from = places.toPosition(start)
  const to = places.toPosition(end)
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  }
}
