import type { ErrorCode, JsonPath, TextRange } from '../errors/index.ts'
import type { Sentence } from '../errors/say.ts'
import { isTemplate } from '../expressions/index.ts'
import type { WdlValue } from '../expressions/value.ts'
import { detectProfile } from '../profiles/detect-profile.ts'
import type { ProfileName } from '../profiles/profile.ts'
import type { ConnectionFacts } from './connection-facts.ts'
import type { WorkflowDefinition } from './definition.ts'
import { type FlowDocument, valueAtPath } from './flow-document.ts'
import { collectExpressions, type FlowExpression } from './flow-expressions.ts'
import { isArmExpression } from './flow-references.ts'
import { buildGraph, type FlowGraph } from './graph.ts'
import type { PlacePart } from './json-location.ts'
import type { OperationFacts } from './operation-facts.ts'
import type { Problem, Severity } from './problem.ts'
import { problemAt } from './problem-at.ts'

/** What a rule says about one place; the context adds line, column and range. */
export interface Finding {
  readonly severity: Severity
  readonly code: ErrorCode
  /** Path inside the definition. */
  readonly path: JsonPath
  /** What to point at; the property's name when not said. */
  readonly part?: PlacePart
  /** Range in the document's text; wins over `part`. */
  readonly range?: TextRange
  readonly message: string | Sentence
  readonly hint?: string | Sentence | undefined
  readonly said?: Problem['said']
  readonly action?: string | undefined
}

/** What every rule group of the checker gets: the document, its graph, and a way to report. */
export interface CheckContext {
  readonly document: FlowDocument
  readonly definition: WorkflowDefinition
  readonly definitionPath: JsonPath
  readonly graph: FlowGraph
  readonly profile: ProfileName
  readonly operationFacts: readonly OperationFacts[]
  readonly connectionFacts: readonly ConnectionFacts[]
  /** Whether the definition is of a schema before 2016-06-01, with other rules of order. */
  readonly isOldSchema: boolean
  /** Every expression with whose it is, in document order. */
  readonly expressions: readonly FlowExpression[]
  /** The value at a path inside the definition, as written. */
  valueAt(path: JsonPath): WdlValue | undefined
  /** Whether a value is a text that is an expression of the language, or of the ARM template around it. */
  isExpressionText(value: WdlValue | undefined): boolean
  report(finding: Finding): void
  /** The same for a place outside of the definition: `path` is one of the whole document. */
  reportAt(finding: Finding): void
}

/** A group of rules that belong together. */
export type CheckRule = (context: CheckContext) => void

/** Prepares the checking of one definition; problems arrive in `problems`. */
export function createCheckContext(
  document: FlowDocument,
  definition: WorkflowDefinition,
  definitionPath: JsonPath,
  options: {
    readonly profile?: ProfileName
    readonly operationFacts?: readonly OperationFacts[]
    readonly connectionFacts?: readonly ConnectionFacts[]
  },
  problems: Problem[],
): CheckContext {
  const graph = buildGraph(definition)
  return {
    document,
    definition,
    definitionPath,
    graph,
    isOldSchema: /\/schemas\/2015-/i.test(definition.$schema),
    expressions: collectExpressions(document, graph, definitionPath),
    profile: options.profile ?? detectProfile(document),
    operationFacts: options.operationFacts ?? [],
    connectionFacts: options.connectionFacts ?? [],
    valueAt: (path) => valueAtPath(document.value(), [...definitionPath, ...path]),
    isExpressionText: (value) =>
      typeof value === 'string' && (isTemplate(value) || (document.isArmTemplate && isArmExpression(value))),
    reportAt: (finding) => {
      problems.push(problemAt(document, finding))
    },
    report: (finding) => {
      problems.push(problemAt(document, { ...finding, path: [...definitionPath, ...finding.path] }))
    },
  }
}
