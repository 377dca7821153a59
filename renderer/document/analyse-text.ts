import type { JsonPath } from '../../shared/errors/index.ts'
import { checkAllDefinitions } from '../../shared/wdl/check-all.ts'
import type { CheckOptions } from '../../shared/wdl/check-flow.ts'
import { type FlowDocument, openFlowDocument } from '../../shared/wdl/flow-document.ts'
import type { Problem } from '../../shared/wdl/problem.ts'
import { buildFlowModel, type FlowModel } from '../designer/model/flow-model.ts'

/** One of the definitions in a document; ARM templates often hold several. */
export interface DefinitionChoice {
  readonly path: JsonPath
  /** Name of the workflow, where the document gives one. */
  readonly name: string | undefined
}

/** What the canvas gets of a text: a model, or why there is none. */
export interface ReadResult {
  readonly model: FlowModel | undefined
  /** The first thing wrong with the JSON itself. */
  readonly syntaxError: Problem | undefined
  readonly definitions: readonly DefinitionChoice[]
}

/** Reads a flow's text for the canvas. With broken JSON the model is left out: it would lack what follows the error. */
export function readModel(document: FlowDocument): ReadResult {
  const syntaxError = document.syntaxProblems.find((problem) => problem.severity === 'error')
  return {
    model: syntaxError === undefined ? buildFlowModel(document) : undefined,
    syntaxError,
    definitions: document.definitions.map(({ path, name }) => ({ path, name })),
  }
}

/** All the flow checker finds in a text, in each of its definitions. */
export function checkText(text: string, options: CheckOptions = {}): readonly Problem[] {
  return checkAllDefinitions(text, options).problems
}

/** Model of one definition and problems of a text at once, for the worker. */
export function analyseText(
  text: string,
  definitionPath: JsonPath | undefined,
  options: CheckOptions = {},
): ReadResult & { readonly problems: readonly Problem[] } {
  const { document, problems } = checkAllDefinitions(text, options)
  const isMain = definitionPath === undefined || document.definitions.length < 2
  return { ...readModel(isMain ? document : openFlowDocument(text, { definitionPath })), problems }
}
