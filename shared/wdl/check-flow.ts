import { say } from '../errors/say.ts'
import type { ProfileName } from '../profiles/profile.ts'
import { createCheckContext } from './check-context.ts'
import { checkRules } from './checks/index.ts'
import type { ConnectionFacts } from './connection-facts.ts'
import type { FlowDocument } from './flow-document.ts'
import type { OperationFacts } from './operation-facts.ts'
import type { Problem } from './problem.ts'
import { problemAt } from './problem-at.ts'

/** How to check. */
export interface CheckOptions {
  /** Platform whose limits apply; found from the document when absent. */
  readonly profile?: ProfileName
  /** What connectors say of the operations that steps call, where that is known. */
  readonly operationFacts?: readonly OperationFacts[]
  /** What the environment lacks for the flow's connection references, where that is known. */
  readonly connectionFacts?: readonly ConnectionFacts[]
}

/**
 * Everything that is wrong or doubtful with a flow, in the order of the text. An `error` means that the flow does
 * not run (or not through that place); a `warning` that it may not do what is meant, or not run on the platform.
 * Never throws. Looks at the document's main definition.
 */
export function checkFlow(document: FlowDocument, options: CheckOptions = {}): readonly Problem[] {
  const problems: Problem[] = [...document.syntaxProblems]
  // Of a text cut in half everything else could be said as well; only the cut is worth telling.
  if (document.faults.some((fault) => !fault.isTolerated)) return problems
  const { definition, definitionPath } = document
  if (definition === undefined || definitionPath === undefined) {
    problems.push(notAFlow(document))
  } else {
    const context = createCheckContext(document, definition, definitionPath, options, problems)
    for (const rule of checkRules) rule(context)
  }
  return problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}

function notAFlow(document: FlowDocument): Problem {
  return problemAt(document, {
    severity: 'error',
    code: 'definition.not-a-flow',
    path: [],
    message: say`There is no workflow definition in this file.`,
    hint: say`A flow file holds \`properties.definition\` (or \`definition\`) with \`triggers\` and \`actions\`.`,
  })
}
