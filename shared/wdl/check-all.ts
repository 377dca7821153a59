import { type CheckOptions, checkFlow } from './check-flow.ts'
import type { FoundDefinition } from './find-definitions.ts'
import { type FlowDocument, openFlowDocument } from './flow-document.ts'
import { buildGraph } from './graph.ts'
import type { Problem } from './problem.ts'

/** What was found in one definition of a document. */
export interface CheckedDefinition {
  readonly found: FoundDefinition
  readonly triggers: number
  /** Nested actions included. */
  readonly actions: number
}

/** What was found in a document as a whole. */
export interface CheckedDocument {
  readonly document: FlowDocument
  readonly definitions: readonly CheckedDefinition[]
  /** Of all definitions, in the order of the text; those of the JSON itself once. */
  readonly problems: readonly Problem[]
}

/** Opens a text and checks every definition in it; ARM templates often hold several. Never throws. */
export function checkAllDefinitions(text: string, options: CheckOptions = {}): CheckedDocument {
  const document = openFlowDocument(text)
  const problems: Problem[] = []
  const definitions: CheckedDefinition[] = []
  document.definitions.forEach((found, index) => {
    const one = index === 0 ? document : openFlowDocument(text, { definitionPath: found.path })
    const own = checkFlow(one, options)
    problems.push(...(index === 0 ? own : own.slice().filter((problem) => !isSyntax(problem, document))))
    const graph = one.definition === undefined ? undefined : buildGraph(one.definition)
    definitions.push({
      found,
      triggers: graph?.triggers.length ?? 0,
      actions: graph?.actions.length ?? 0,
    })
  })
  if (document.definitions.length === 0) problems.push(...checkFlow(document, options))
  return { document, definitions, problems: problems.sort((a, b) => a.range.start - b.range.start) }
}

function isSyntax(problem: Problem, document: FlowDocument): boolean {
  return document.syntaxProblems.some(
    (known) => known.code === problem.code && known.range.start === problem.range.start,
  )
}
