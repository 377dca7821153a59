import { type ErrorPlace, FlowError } from '../errors/index.ts'

/** A text is not JSON; `line` and `column` count from one, `offset` in UTF-16 units from zero. */
export class JsonError extends FlowError {
  readonly offset: number
  readonly line: number
  readonly column: number

  constructor(problem: string, text: string, offset: number, hint?: string) {
    const { line, column } = locate(text, offset)
    const at: ErrorPlace = { path: [], range: { start: offset, end: Math.min(text.length, offset + 1) } }
    super('file.invalid-json', `${problem} at line ${line}, column ${column}.`, { at, hint })
    this.offset = offset
    this.line = line
    this.column = column
  }
}

function locate(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let start = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', start)) {
    line += 1
    start = at + 1
  }
  return { line, column: offset - start + 1 }
}
