import type { editor } from 'monaco-editor/editor'
import type { FlowDocument } from '../../../shared/wdl/flow-document.ts'
import { findAnalysis, flowDocumentOf } from '../../document/analyses.ts'
import { type FlowRef, findDocument } from '../../document/documents.ts'
import { type Places, placesOf } from '../model-binding.ts'

/** The flow behind a model of Monaco, read. */
export interface OpenModel {
  readonly flow: FlowRef
  readonly document: FlowDocument
  readonly places: Places
}

const flows = new Map<string, FlowRef>()

/** Says which flow a model shows, so that the language's providers find its document. Returns the undoing. */
export function tieModel(model: editor.ITextModel, flow: FlowRef): () => void {
  const key = model.uri.toString()
  flows.set(key, flow)
  return () => {
    if (flows.get(key) === flow) flows.delete(key)
  }
}

/** The flow that a model shows; undefined for models of other things (a compared text, a field). */
export function openModel(model: editor.ITextModel): OpenModel | undefined {
  const flow = flows.get(model.uri.toString())
  const text = flow === undefined ? undefined : findDocument(flow)?.text
  if (flow === undefined || text === undefined) return undefined
  const document = flowDocumentOf(text, findAnalysis(flow).chosen)
  return { flow, document, places: placesOf(text, model) }
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
