import type { ErrorCode, JsonPath, TextRange } from '../errors/index.ts'
import { plainText, type Sentence, saidOf } from '../errors/say.ts'
import type { JsonDocument } from './json-document.ts'
import { locate, type PlacePart, pathAt } from './json-location.ts'
import type { Problem, Severity } from './problem.ts'

interface ProblemText {
  readonly severity: Severity
  readonly code: ErrorCode
  readonly message: string | Sentence
  readonly hint?: string | Sentence | undefined
  /** Of what was told as a text already. */
  readonly said?: Problem['said']
  readonly action?: string | undefined
}

/** A problem at a path of the document, pointing at a part of it or at an exact range. */
export function problemAt(
  document: JsonDocument,
  problem: ProblemText & {
    readonly path: JsonPath
    readonly part?: PlacePart | undefined
    readonly range?: TextRange | undefined
  },
): Problem {
  const range = problem.range ?? locate(document, problem.path, problem.part ?? 'key')
  return make(document, problem, problem.path, range)
}

/** A problem at a range of the text, such as a syntax error; its path is that of the innermost value there. */
export function problemAtRange(
  document: JsonDocument,
  problem: ProblemText & { readonly range: TextRange },
): Problem {
  return make(document, problem, pathAt(document, problem.range.start), problem.range)
}

function make(document: JsonDocument, text: ProblemText, path: JsonPath, range: TextRange): Problem {
  const { line, column } = document.lines.at(range.start)
  return {
    severity: text.severity,
    code: text.code,
    path,
    range,
    line,
    column,
    message: plainText(text.message),
    ...(text.hint === undefined ? {} : { hint: plainText(text.hint) }),
    ...(text.said === undefined
      ? saidOf(text.message, text.hint)
      : { said: { ...saidOf(text.message, text.hint).said, ...text.said } }),
    ...(text.action === undefined ? {} : { action: text.action }),
  }
}
