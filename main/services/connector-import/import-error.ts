import { DefinitionError, type ErrorCode, type ProblemData } from '../../../shared/errors/index.ts'
import { indexLines } from '../../../shared/wdl/line-index.ts'

/** A finding in a file that was handed in, with its place as an offset. */
export interface ImportFinding {
  readonly code: ErrorCode
  readonly message: string
  readonly hint?: string
  readonly start: number
  readonly end: number
}

/** An error about a file that cannot become a connector, with all places in its text. */
export function importError(name: string, text: string, findings: readonly ImportFinding[]): DefinitionError {
  const lines = indexLines(text)
  const problems = findings.slice(0, 50).map(({ code, message, hint, start, end }): ProblemData => {
    const { line, column } = lines.at(start)
    return {
      severity: 'error',
      code,
      path: [],
      range: { start, end },
      line,
      column,
      message,
      ...(hint === undefined ? {} : { hint }),
    }
  })
  const [first] = problems
  const place = first === undefined ? '' : ` Line ${first.line}, column ${first.column}: ${first.message}`
  return new DefinitionError(
    first?.code ?? 'connector.not-a-description',
    `'${name}' cannot be read.${place}`,
    {
      at: { path: [], ...(first === undefined ? {} : { range: first.range }) },
      ...(first?.hint === undefined ? {} : { hint: first.hint }),
      problems,
    },
  )
}

/** An error about a file as a whole. */
export function wholeFileError(code: ErrorCode, message: string, hint: string): DefinitionError {
  return new DefinitionError(code, message, { hint })
}
