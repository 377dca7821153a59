import type { ErrorCode, JsonPath, TextRange } from '../errors/index.ts'
import type { JsonDocument } from '../wdl/json-document.ts'
import type { PlacePart } from '../wdl/json-location.ts'
import type { Problem, Severity } from '../wdl/problem.ts'
import { problemAt } from '../wdl/problem-at.ts'

/** Which of a connector's files: the OpenAPI description, or apiProperties.json. */
export type ConnectorFile = 'definition' | 'properties'

/** One finding about a connector's files, with its place. An `error` means that a part is not usable. */
export interface ConnectorProblem extends Problem {
  readonly file: ConnectorFile
}

/** Where findings about one file are put while it is read. */
export interface ProblemSink {
  readonly document: JsonDocument
  add(finding: Finding): void
}

/** A finding as a reader states it; its place in the text is looked up. */
export interface Finding {
  readonly severity: Severity
  readonly code: ErrorCode
  readonly path: JsonPath
  readonly message: string
  readonly hint?: string
  /** What to point at: by default the property's name. */
  readonly part?: PlacePart
  readonly range?: TextRange
}

/** A sink that puts located problems of one file into a list. */
export function problemSink(
  document: JsonDocument,
  file: ConnectorFile,
  problems: ConnectorProblem[],
): ProblemSink {
  return { document, add: (finding) => problems.push({ ...problemAt(document, finding), file }) }
}
