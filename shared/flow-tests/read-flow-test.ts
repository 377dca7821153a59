import type { ErrorCode, JsonPath } from '../errors/index.ts'
import { closestWord } from '../expressions/closest-word.ts'
import { parseDate } from '../expressions/dates/parse-date.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import type { FinalStatus, Status } from '../run/index.ts'
import {
  isObject,
  type JsonDocument,
  openJsonDocument,
  type Problem,
  problemAt,
  problemAtRange,
} from '../wdl/index.ts'
import { foldName } from '../wdl/lookup.ts'
import { defaultTestTimeoutMs, type FlowTest } from './flow-test.ts'
import { checkExpected } from './matcher.ts'
import { readExpectations } from './read-expectations.ts'

/** A test's file that has been read. */
export interface ReadFlowTest {
  readonly document: JsonDocument
  /** Undefined when there is an error. */
  readonly test: FlowTest | undefined
  readonly problems: readonly Problem[]
}

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

const testProperties = [
  '$schema',
  'description',
  'tags',
  'skip',
  'timeoutSeconds',
  'clock',
  'trigger',
  'parameters',
  'mocks',
  'cassette',
  'sandbox',
  'expect',
]

/** Reads the text of a test's file. Never throws; everything that is wrong is told with its line and column. */
export function readFlowTest(text: string): ReadFlowTest {
  const document = openJsonDocument(text)
  const reader = new TestReader(document)
  for (const fault of document.faults) {
    reader.problems.push(
      problemAtRange(document, {
        severity: fault.isTolerated ? 'warning' : 'error',
        code: 'test.invalid-json',
        range: fault.range,
        message: fault.message,
        hint: fault.hint,
      }),
    )
  }
  const value = document.value()
  if (value !== undefined && !isObject(value)) {
    reader.error('test.wrong-type', [], 'A test is a JSON object.', 'docs/flow-tests.md shows one.')
  }
  const test = isObject(value) ? readTest(value, reader) : undefined
  const hasErrors = reader.problems.some(({ severity }) => severity === 'error')
  return { document, test: hasErrors ? undefined : test, problems: reader.problems }
}

function readTest(root: WdlObject, reader: TestReader): FlowTest {
  reader.known(root, [], testProperties)
  const description = reader.text(root.description, ['description'])
  const skipped = readSkip(root.skip, reader)
  const clockMs = readClock(root.clock, reader)
  const cassette = readCassette(root.cassette, reader)
  const sandbox = readSandbox(root.sandbox, reader)
  return {
    tags: readTags(root.tags, reader),
    timeoutMs: readTimeout(root.timeoutSeconds, reader),
    trigger: readTrigger(root.trigger, reader),
    parameters: reader.object(root.parameters, ['parameters']) ?? {},
    mocks: reader.object(root.mocks, ['mocks']) ?? {},
    expect: readExpectations(root.expect, ['expect'], reader),
    ...(description === undefined ? {} : { description }),
    ...(skipped === undefined ? {} : { skipped }),
    ...(clockMs === undefined ? {} : { clockMs }),
    ...(cassette === undefined ? {} : { cassette }),
    ...(sandbox === undefined ? {} : { sandbox }),
  }
}

function readTags(value: WdlValue | undefined, reader: TestReader): readonly string[] {
  if (value === undefined) return []
  if (Array.isArray(value) && value.every((tag: WdlValue) => typeof tag === 'string')) return value
  reader.error('test.wrong-type', ['tags'], "'tags' is not a list of texts.")
  return []
}

function readSkip(value: WdlValue | undefined, reader: TestReader): string | undefined {
  if (value === undefined || value === false) return undefined
  if (value === true) return 'Skipped.'
  return reader.text(value, ['skip'])
}

function readTimeout(value: WdlValue | undefined, reader: TestReader): number {
  if (value === undefined) return defaultTestTimeoutMs
  if (typeof value === 'number' && value > 0 && value <= 3600) return Math.round(value * 1000)
  reader.error('test.wrong-type', ['timeoutSeconds'], "'timeoutSeconds' is not a number above 0, up to 3600.")
  return defaultTestTimeoutMs
}

function readClock(value: WdlValue | undefined, reader: TestReader): number | undefined {
  const text = reader.text(value, ['clock'])
  if (text === undefined) return undefined
  const read = parseDate(text)
  if (read === undefined) {
    reader.error('test.wrong-type', ['clock'], `'${text}' is no time.`, 'Such as "2026-01-31T08:00:00Z".')
  }
  return read?.ms
}

function readTrigger(value: WdlValue | undefined, reader: TestReader): FlowTest['trigger'] {
  const trigger = reader.object(value, ['trigger'])
  if (trigger === undefined) return {}
  reader.known(trigger, ['trigger'], ['name', 'body', 'outputs'])
  const name = reader.text(trigger.name, ['trigger', 'name'])
  return {
    ...(name === undefined ? {} : { name }),
    ...(trigger.body === undefined ? {} : { body: trigger.body }),
    ...(trigger.outputs === undefined ? {} : { outputs: trigger.outputs }),
  }
}

function readCassette(value: WdlValue | undefined, reader: TestReader): string | undefined {
  const name = reader.text(value, ['cassette'])
  if (name === undefined) return undefined
  if (/[/\\]|^\.+$/.test(name) || name === '') {
    const hint = "A cassette lies beside the test; write the file's name alone."
    reader.error('test.wrong-type', ['cassette'], `'${name}' is no name of a file beside the test.`, hint)
    return undefined
  }
  return name
}

function readSandbox(value: WdlValue | undefined, reader: TestReader): FlowTest['sandbox'] | undefined {
  const sandbox = reader.object(value, ['sandbox'])
  if (sandbox === undefined) return undefined
  reader.known(sandbox, ['sandbox'], ['before', 'after'])
  const after = reader.expected(sandbox.after, ['sandbox', 'after'])
  return {
    ...(sandbox.before === undefined ? {} : { before: sandbox.before }),
    ...(after === undefined ? {} : { after }),
  }
}
