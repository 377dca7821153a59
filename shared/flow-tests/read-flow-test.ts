import { parseDate } from '../expressions/dates/parse-date.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { isObject, type JsonDocument, openJsonDocument, type Problem, problemAtRange } from '../wdl/index.ts'
import { defaultTestTimeoutMs, type FlowTest } from './flow-test.ts'
import { readExpectations } from './read-expectations.ts'
import { TestReader } from './test-reader.ts'

/** A test's file that has been read. */
export interface ReadFlowTest {
  readonly document: JsonDocument
  /** Undefined when there is an error. */
  readonly test: FlowTest | undefined
  readonly problems: readonly Problem[]
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
  const after = reader.object(sandbox.after, ['sandbox', 'after']) ?? {}
  return {
    before: reader.object(sandbox.before, ['sandbox', 'before']) ?? {},
    after: Object.fromEntries(
      Object.entries(after).flatMap(([id, value]) => {
        const expected = reader.expected(value, ['sandbox', 'after', id])
        return expected === undefined ? [] : [[id, expected]]
      }),
    ),
  }
}
