import { checkFlow } from '../../shared/wdl/check-flow.ts'
import { type FlowDocument, openFlowDocument } from '../../shared/wdl/flow-document.ts'
import type { Problem } from '../../shared/wdl/problem.ts'
import { buildFlowModel, type FlowModel } from '../designer/model/flow-model.ts'

/** What the canvas gets of a text: a model, or why there is none. */
export interface ReadResult {
  readonly model: FlowModel | undefined
  /** The first thing wrong with the JSON itself. */
  readonly syntaxError: Problem | undefined
}

/** Reads a flow's text for the canvas. With broken JSON the model is left out: it would lack what follows the error. */
export function readModel(document: FlowDocument): ReadResult {
  const syntaxError = document.syntaxProblems.find((problem) => problem.severity === 'error')
  return { model: syntaxError === undefined ? buildFlowModel(document) : undefined, syntaxError }
}

/** All the flow checker finds in a text. */
export function checkText(text: string): readonly Problem[] {
  return checkFlow(openFlowDocument(text))
}

/** Model and problems of a text at once, for the worker. */
export function analyseText(text: string): ReadResult & { readonly problems: readonly Problem[] } {
  const document = openFlowDocument(text)
  return { ...readModel(document), problems: checkFlow(document) }
}
