import type { ErrorCode, JsonPath } from '../errors/index.ts'
import { closestWord } from '../expressions/closest-word.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import type { FinalStatus, Status } from '../run/index.ts'
import { isObject, type JsonDocument, type Problem, problemAt } from '../wdl/index.ts'
import { foldName } from '../wdl/lookup.ts'
import { checkExpected } from './matcher.ts'

/** Statuses that a run or an action may be expected to end in. */
export const expectedStatuses: readonly FinalStatus[] = [
  'Succeeded',
  'Failed',
  'Skipped',
  'TimedOut',
  'Cancelled',
  'Aborted',
  'Ignored',
]

/** Reports what is wrong with a test's file and reads typed parts of it. */
export class TestReader {
  readonly problems: Problem[] = []
  private readonly document: JsonDocument

  constructor(document: JsonDocument) {
    this.document = document
  }

  error(code: ErrorCode, path: JsonPath, message: string, hint?: string): void {
    this.problems.push(
      problemAt(this.document, { severity: 'error', code, path, part: 'value', message, hint }),
    )
  }

  warning(code: ErrorCode, path: JsonPath, message: string, hint?: string): void {
    this.problems.push(
      problemAt(this.document, { severity: 'warning', code, path, part: 'key', message, hint }),
    )
  }

  object(value: WdlValue | undefined, path: JsonPath): WdlObject | undefined {
    if (value === undefined || isObject(value)) return value
    this.error('test.wrong-type', path, `'${path.at(-1)}' is not an object.`)
    return undefined
  }

  text(value: WdlValue | undefined, path: JsonPath): string | undefined {
    if (value === undefined || typeof value === 'string') return value
    this.error('test.wrong-type', path, `'${path.at(-1)}' is not a text.`)
    return undefined
  }

  count(value: WdlValue | undefined, path: JsonPath): number | undefined {
    if (value === undefined) return undefined
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
    this.error('test.wrong-type', path, `'${path.at(-1)}' is not a whole number from 0 on.`)
    return undefined
  }

  status(value: WdlValue | undefined, path: JsonPath): Status | undefined {
    const text = this.text(value, path)
    if (text === undefined) return undefined
    const known = expectedStatuses.find((status) => foldName(status) === foldName(text))
    if (known === undefined) {
      this.error(
        'test.unknown-status',
        path,
        `'${text}' is no status.`,
        `Statuses are ${expectedStatuses.join(', ')}.`,
      )
    }
    return known
  }

  /** Anything, with matchers that must be right. */
  expected(value: WdlValue | undefined, path: JsonPath): WdlValue | undefined {
    if (value === undefined) return undefined
    for (const issue of checkExpected(value, path)) {
      if (issue.isError) this.error('test.invalid-matcher', issue.path, issue.message, issue.hint)
      else this.warning('test.unknown-matcher', issue.path, issue.message, issue.hint)
    }
    return value
  }

  /** Tells of properties that nobody reads; they are kept. */
  known(object: WdlObject, path: JsonPath, names: readonly string[]): void {
    for (const name of Object.keys(object)) {
      if (names.includes(name)) continue
      const near = closestWord(name, names)
      const hint = near === undefined ? `Known are ${names.join(', ')}.` : `Did you mean '${near}'?`
      this.warning('test.unknown-property', [...path, name], `'${name}' means nothing here.`, hint)
    }
  }
}
