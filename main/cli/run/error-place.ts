import type { JsonPath, TextRange } from '../../../shared/errors/index.ts'
import type { RunError } from '../../../shared/run/index.ts'
import { lineColumnAt, locate, locateInString, pointerOf, valueAtPath } from '../../../shared/wdl/index.ts'
import type { FlowToRun } from './flow-to-run.ts'

/** Where in the flow's file an error of a run lies. */
export interface ErrorFilePlace {
  /** JSON pointer in the document. */
  readonly pointer: string
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
  /** The template that failed, where the place is a text, with the failing part. */
  readonly template?: { readonly text: string; readonly range: TextRange }
}

/** Translates an error's place in the definition into one in the file; undefined when the error has none. */
export function placeOfError(flow: FlowToRun, error: RunError): ErrorFilePlace | undefined {
  if (error.path === undefined) return undefined
  const { document } = flow
  const path: JsonPath = [...(document.definitionPath ?? []), ...error.path]
  const value = valueAtPath(document.value(), path)
  const isText = typeof value === 'string'
  const range =
    isText && error.range !== undefined ? locateInString(document, path, error.range) : locate(document, path)
  const { line, column } = lineColumnAt(document, range.start)
  return {
    pointer: pointerOf(path),
    line,
    column,
    ...(isText ? { template: { text: value, range: error.range ?? { start: 0, end: value.length } } } : {}),
  }
}
