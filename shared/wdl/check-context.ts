import type { ErrorCode, JsonPath, TextRange } from '../errors/index.ts'
import { detectProfile } from '../profiles/detect-profile.ts'
import type { ProfileName } from '../profiles/profile.ts'
import type { WorkflowDefinition } from './definition.ts'
import type { FlowDocument } from './flow-document.ts'
import { buildGraph, type FlowGraph } from './graph.ts'
import type { PlacePart } from './json-location.ts'
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
  readonly message: string
  readonly hint?: string | undefined
  readonly action?: string | undefined
}

/** What every rule group of the checker gets: the document, its graph, and a way to report. */
export interface CheckContext {
  readonly document: FlowDocument
  readonly definition: WorkflowDefinition
  readonly definitionPath: JsonPath
  readonly graph: FlowGraph
  readonly profile: ProfileName
  report(finding: Finding): void
}

/** A group of rules that belong together. */
export type CheckRule = (context: CheckContext) => void

/** Prepares the checking of one definition; problems arrive in `problems`. */
export function createCheckContext(
  document: FlowDocument,
  definition: WorkflowDefinition,
  definitionPath: JsonPath,
  profile: ProfileName | undefined,
  problems: Problem[],
): CheckContext {
  return {
    document,
    definition,
    definitionPath,
    graph: buildGraph(definition),
    profile: profile ?? detectProfile(document),
    report: (finding) => {
      problems.push(problemAt(document, { ...finding, path: [...definitionPath, ...finding.path] }))
    },
  }
}
