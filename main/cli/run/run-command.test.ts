import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCli } from '../run-cli.ts'
import { createFakeIo, type FakeIo } from '../testing/fake-io.ts'

let folder = ''
let io: FakeIo
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-run-'))
  io = createFakeIo({ cwd: folder })
})
afterEach(() => rm(folder, { recursive: true }))

const request = { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } }
const compose = (inputs: unknown, after: readonly string[] = []) => ({
  type: 'Compose',
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
  inputs,
})

/** Writes a flow file `name` with these actions, in the native shape. */
async function writeFlow(name: string, actions: object, more: object = {}): Promise<void> {
  const definition = { $schema: schema, contentVersion: '1.0.0.0', triggers: request, actions, ...more }
  const file = { schemaVersion: '1.0.0.0', properties: { displayName: name, definition } }
  await writeFile(join(folder, `${name}.json`), JSON.stringify(file, null, 2))
}
const schema =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#'

/** Keys and kinds of a JSON value, so that a snapshot holds its shape and not its values. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])]
  if (value === null) return 'null'
  if (typeof value !== 'object') return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]))
}

test('the JSON of a run keeps its keys', async () => {
  await writeFlow('shape', {
    First: compose('@triggerBody()'),
    Loop: {
      type: 'Foreach',
      runAfter: { First: ['Succeeded'] },
      foreach: '@createArray(1, 2)',
      actions: { Step: compose('@item()') },
    },
    Never: { type: 'Compose', runAfter: { Loop: ['Failed'] }, inputs: 1 },
    Respond: { type: 'Response', runAfter: { Loop: ['Succeeded'] }, inputs: { statusCode: 201, body: 'x' } },
  })
  await runCli(
    ['run', 'shape.json', '--json', '--body', '{"n": 9007199254740993, "f": 5.0}', '--now', '2026-01-31'],
    io,
  )
  expect(io.exitCode()).toBe(0)
  expect(io.stderr.text()).toBe('')
  const text = io.stdout.text()
  expect(text).toContain('9007199254740993')
  expect(text).toContain('5.0')
  const report = JSON.parse(text)
  expect(shapeOf({ ...report, actions: [] })).toMatchInlineSnapshot(`
    {
      "actions": [],
      "error": "null",
      "outputs": "null",
      "response": {
        "body": "string",
        "headers": {},
        "statusCode": "number",
      },
      "runId": "string",
      "status": "string",
      "trigger": {
        "endTime": "string",
        "inputs": "null",
        "name": "string",
        "outputs": {
          "body": {
            "f": "number",
            "n": "number",
          },
          "headers": {
            "Content-Type": "string",
          },
        },
        "startTime": "string",
        "status": "string",
        "type": "string",
      },
    }
  `)
  expect(shapeOf(report.actions)).toMatchInlineSnapshot(`
    [
      {
        "code": "string",
        "endTime": "string",
        "error": "null",
        "inputs": {
          "f": "number",
          "n": "number",
        },
        "name": "string",
        "outputs": {
          "f": "number",
          "n": "number",
        },
        "repetition": [],
        "retries": [],
        "startTime": "string",
        "status": "string",
        "type": "string",
      },
    ]
  `)
  const summary = report.actions.map((action: Record<string, unknown>) => [
    action.name,
    action.type,
    action.status,
    action.repetition,
  ])
  expect(summary).toEqual([
    ['First', 'Compose', 'Succeeded', []],
    ['Loop', 'Foreach', 'Succeeded', []],
    ['Step', 'Compose', 'Succeeded', [{ scope: 'Loop', index: 0 }]],
    ['Step', 'Compose', 'Succeeded', [{ scope: 'Loop', index: 1 }]],
    ['Never', 'Compose', 'Skipped', []],
    ['Respond', 'Response', 'Succeeded', []],
  ])
  expect(report.startTime).toBeUndefined()
  expect(report.trigger.startTime).toBe('2026-01-31T00:00:00.0000000Z')
  expect(report.response).toMatchObject({ statusCode: 201, body: 'x' })
})

test('a failed run exits 1 and points at the expression', async () => {
  await writeFlow('fails', { Read: compose("@int(triggerBody()?['text'])"), Then: compose(1, ['Read']) })
  await runCli(['run', 'fails.json', '--body', '{"text":"ten"}'], io)
  expect(io.exitCode()).toBe(1)
  const out = io.stdout.text()
  expect(out).toMatch(/✖ fails: Failed in .*, 1 action, 1 skipped\./)
  const [, line = '', column = '', source = '', caret = ''] =
    /fails\.json:(\d+):(\d+)\n(.*)\n(\s*\^+)\n/.exec(out) ?? []
  expect(source.trim()).toBe("@int(triggerBody()?['text'])")
  // The place in the file is where the caret begins in the shown expression.
  const marked = source.slice(caret.indexOf('^'))
  const lines = (await readFile(join(folder, 'fails.json'), 'utf8')).split('\n')
  expect(lines[Number(line) - 1]?.slice(Number(column) - 1)).toBe(`${marked}"`)
})

test('a failed action tells path, line and column in JSON too', async () => {
  await writeFlow('fails', { Read: compose({ deep: ["@int('ten')"] }) })
  await runCli(['run', 'fails.json', '--json'], io)
  expect(io.exitCode()).toBe(1)
  const report = JSON.parse(io.stdout.text())
  expect(report.status).toBe('Failed')
  expect(report.actions[0].error).toMatchObject({
    path: '/properties/definition/actions/Read/inputs/deep/0',
    line: expect.any(Number),
    column: expect.any(Number),
  })
})

test('a flow that does not compile exits 2 with every problem located', async () => {
  await writeFlow('broken', { A: compose('@nope(1)'), B: compose('@add(1, 2', ['Missing']) })
  await runCli(['run', 'broken.json'], io)
  expect(io.exitCode()).toBe(2)
  expect(io.stdout.text()).toBe('')
  expect(io.stderr.text()).toMatch(/broken\.json:\d+:\d+ error .*nope/)
  expect(io.stderr.text()).toMatch(/broken\.json cannot run: 3 problems\./)

  const json = createFakeIo({ cwd: folder })
  await runCli(['run', 'broken.json', '--json'], json)
  expect(json.exitCode()).toBe(2)
  const report = JSON.parse(json.stdout.text())
  expect(shapeOf(report)).toMatchInlineSnapshot(`
    {
      "actions": [],
      "error": {
        "code": "string",
        "message": "string",
        "problems": [
          {
            "code": "string",
            "column": "number",
            "line": "number",
            "message": "string",
            "path": "string",
            "severity": "string",
          },
        ],
      },
      "outputs": "null",
      "response": "null",
      "runId": "null",
      "status": "string",
      "trigger": "null",
    }
  `)
  expect(report.error.problems).toHaveLength(3)
})

test.each([
  [['run', 'missing.json'], 'file.not-found'],
  [['run', '.'], 'file.is-folder'],
  [['run', 'fine.json', '--trigger', 'other'], undefined],
  [['run', 'fine.json', '--flow', 'other'], 'cli.unknown-flow'],
  [['run', 'fine.json', '--body', '{'], 'cli.invalid-body'],
  [['run', 'fine.json', '--parameter', 'Nope=1'], 'cli.unknown-parameter'],
  [['run', 'fine.json', '--now', 'soon'], 'cli.invalid-time'],
])('%j exits 2 and says why, as text and as JSON', async (args, code) => {
  await writeFlow('fine', { A: compose(1) })
  await runCli([...args, '--json'], io)
  expect(io.exitCode()).toBe(2)
  const report = JSON.parse(io.stdout.text())
  expect(report).toMatchObject({ runId: null, status: 'Failed', trigger: null, response: null, actions: [] })
  if (code !== undefined) expect(report.error.code).toBe(code)
  expect(io.stderr.text()).toMatch(/^error: /)
  expect(io.stderr.text()).not.toContain('itself went wrong')
})

test('parameters take text or JSON as their type asks', async () => {
  await writeFlow(
    'parameters',
    { All: compose("@concat(parameters('Text'), ' ', add(parameters('Count'), 1))") },
    { parameters: { Text: { type: 'String', defaultValue: 'no' }, Count: { type: 'Int', defaultValue: 0 } } },
  )
  await runCli(['run', 'parameters.json', '--json', '--parameter', 'Text=007', '--parameter', 'count=41'], io)
  expect(JSON.parse(io.stdout.text()).actions[0].outputs).toBe('007 42')
})

test('a file with several flows runs the first and says so, or the one asked for', async () => {
  const flow = (name: string) => ({
    type: 'Microsoft.Logic/workflows',
    name,
    properties: { definition: { $schema: schema, triggers: request, actions: { Say: compose(name) } } },
  })
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#',
    resources: [flow('one'), flow('two')],
  }
  await writeFile(join(folder, 'template.json'), JSON.stringify(template))
  await runCli(['run', 'template.json', '--json'], io)
  expect(JSON.parse(io.stdout.text()).actions[0].outputs).toBe('one')
  expect(io.stderr.text()).toContain('2 flows; running “one”')
  const second = createFakeIo({ cwd: folder })
  await runCli(['run', 'template.json', '--json', '--flow', 'TWO'], second)
  expect(JSON.parse(second.stdout.text()).actions[0].outputs).toBe('two')
})

test('Ctrl+C cancels the run, which is reported as Cancelled', async () => {
  await writeFlow('waits', { Rest: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } } } })
  const done = runCli(['run', 'waits.json'], io)
  await expect.poll(() => io.stderr.text(), { timeout: 15_000 }).toContain('Waiting    Rest until')
  io.interrupt()
  await done
  expect(io.exits).toEqual([])
  expect(io.exitCode()).toBe(1)
  expect(io.stderr.text()).toContain('Cancelled  Rest')
  expect(io.stdout.text()).toMatch(/^■ waits: Cancelled in /)
  expect(io.interruptListeners()).toBe(0)
})

test('--data keeps the history', async () => {
  await writeFlow('fine', { A: compose(1) })
  await runCli(['run', 'fine.json', '--json', '--data', 'history/deep'], io)
  expect(io.exitCode()).toBe(0)
  expect(await readdir(join(folder, 'history/deep'))).toContain('flowbench.db')
})

test('text output ends with what came out', async () => {
  await writeFlow('shows', { Last: compose({ a: [1, 2.5], text: 'x' }) })
  await runCli(['run', 'shows.json'], io)
  expect(io.stdout.text()).toMatch(/✔ shows: Succeeded in .*, 1 action\.\n\nLast\n {2}\{\n {4}"a": \[/)
  expect(io.stderr.text()).toMatch(/^Started +shows .*\nSucceeded +Last \(\d+ ms\)\n$/)
})

test('a body with several items: the report of one run keeps its shape, those of the others stand beside it', async () => {
  const splitting = { manual: { ...request.manual, splitOn: "@triggerBody()?['value']" } }
  await writeFlow('split', { Share: compose('@div(10, triggerBody())') }, { triggers: splitting })
  const run = async (body: string, ...more: string[]) => {
    io = createFakeIo({ cwd: folder })
    await runCli(['run', 'split.json', '--body', body, ...more], io)
    return { code: io.exitCode(), text: io.stdout.text(), notes: io.stderr.text() }
  }
  const single = await run('{"value": [5]}', '--json')
  expect([single.code, Object.keys(JSON.parse(single.text)).includes('others')]).toEqual([0, false])
  const several = await run('{"value": [5, 0, 2]}', '--json')
  const { others, ...first } = JSON.parse(several.text)
  expect(several.code).toBe(1)
  expect(several.notes).toContain('the body holds 3 items, so there are 3 runs')
  const outcome = (report: { status: string; actions: { outputs: unknown }[] }) => [
    report.status,
    report.actions[0]?.outputs,
  ]
  expect([first, ...others].map(outcome)).toEqual([
    ['Succeeded', 2],
    ['Failed', null],
    ['Succeeded', 5],
  ])
  expect(Object.keys(first)).toEqual(Object.keys(JSON.parse(single.text)))
  const { text } = await run('{"value": [5, 0, 2]}')
  expect(text.split('\n').filter((line) => line.startsWith('Item '))).toEqual([
    expect.stringContaining('Item 2: '),
    expect.stringContaining('Item 3: '),
    expect.stringContaining('Item 2: '),
  ])
  expect(text).toContain('Share failed')
  expect(await run('{"value": []}', '--json')).toMatchObject({
    code: 2,
    text: expect.stringContaining('"request.split-on"'),
  })
})

test.each([
  [['run', 'ok.json', '--bogus'], 'cli.usage', "unknown option '--bogus'"],
  [['run'], 'cli.usage', "missing required argument 'file'"],
  [['bogus'], 'cli.usage', "unknown command 'bogus'"],
  [['new', 'ok.json'], 'file.exists', 'already'],
  [['run', 'ok.json', '--record', 'nowhere/calls.json'], 'file.unwritable', 'there is no folder'],
  [['run', 'ok.json', '--mocks', 'no-code.json'], 'request.mock-script', "'statusCode'"],
  [['run', 'ok.json', '--mocks', 'no-status.json'], 'request.mock-script', "'status'"],
])('%j with --json says in JSON why there is nothing', async (args, code, message) => {
  await writeFlow('ok', { One: compose(1) })
  await writeFile(join(folder, 'no-code.json'), '{"One": {"statusCode": "many"}}')
  await writeFile(join(folder, 'no-status.json'), '{"One": [{}, {"status": "Fail"}]}')
  await runCli([...args, '--json'], io)
  const { error, ...rest } = JSON.parse(io.stdout.text())
  expect([io.exitCode(), error.code]).toEqual([2, code])
  expect(error.message).toContain(message)
  expect(Object.keys(rest).includes('runId')).toBe(args[0] === 'run')
  expect(io.stderr.text()).toContain('error:')
})

test('help asked for with --json is help', async () => {
  await runCli(['run', '--help', '--json'], io)
  expect([io.exitCode(), io.stdout.text()]).toEqual([0, expect.stringMatching(/^Usage:/)])
})

test('what goes wrong after the report leaves it one JSON object', async () => {
  await writeFlow('ok', { One: compose(1) })
  await mkdir(join(folder, 'taken'))
  await runCli(['run', 'ok.json', '--json', '--record', 'taken'], io)
  expect(JSON.parse(io.stdout.text())).toMatchObject({ status: 'Succeeded' })
  expect([io.exitCode(), io.stderr.text()]).toEqual([2, expect.stringContaining('cannot be written')])
})

test('answers of a mock script for actions that are not there are told', async () => {
  await writeFlow('ok', { One: compose(1) })
  await writeFile(join(folder, 'mocks.json'), '{"*": {}, "one": {}, "Two": {"statusCode": 200}}')
  await runCli(['run', 'ok.json', '--mocks', 'mocks.json'], io)
  expect(io.exitCode()).toBe(0)
  expect(io.stderr.text().match(/mock script answers .*/g)).toEqual([
    "mock script answers 'Two', and the flow has no such action.",
  ])
})
