import { BugError, DefinitionError, FlowError } from '../../../shared/errors/index.ts'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import { pointerOf } from '../../../shared/wdl/index.ts'

/** What `flowbench run --json` prints when there was no run: the same keys, and why in `error`. */
export function notStartedReport(error: unknown): WdlObject {
  return {
    runId: null,
    status: 'Failed',
    trigger: null,
    outputs: null,
    response: null,
    error: errorReport(error),
    actions: [],
  }
}

/** An error for a program: `{ code, message, hint?, problems }`. */
export function errorReport(error: unknown): WdlObject {
  if (!(error instanceof FlowError)) {
    return { code: 'bug', message: error instanceof Error ? error.message : String(error), problems: [] }
  }
  return {
    code: error instanceof BugError ? 'bug' : error.code,
    message: error.message,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    problems:
      error instanceof DefinitionError
        ? error.problems.map(({ severity, code, path, line, column, message, hint }) => ({
            severity,
            code,
            path: pointerOf(path),
            line,
            column,
            message,
            ...(hint === undefined ? {} : { hint }),
          }))
        : [],
  }
}
