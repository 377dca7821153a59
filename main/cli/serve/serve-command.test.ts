import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCli } from '../run-cli.ts'
import { createFakeIo, type FakeIo } from '../testing/fake-io.ts'

let folder = ''
let flows = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-serve-cli-'))
  flows = join(folder, 'env', 'flows')
  mkdirSync(flows, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const schema =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#'
function write(name: string, triggers: object, actions: object = {}, more: object = {}): void {
  const definition = { $schema: schema, contentVersion: '1.0.0.0', triggers, actions }
  const properties = { displayName: name.toUpperCase(), definition, ...more }
  writeFileSync(join(flows, `${name}.json`), JSON.stringify({ schemaVersion: '1.0.0.0', properties }))
}
const request = { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } }
const respond = (body: unknown) => ({
  Response: { type: 'Response', kind: 'Http', inputs: { statusCode: 200, body } },
})

/** Serves until `work` is done, then presses Ctrl+C and waits for the end. */
async function serving(args: readonly string[], work: (io: FakeIo) => Promise<void>): Promise<FakeIo> {
  const io = createFakeIo({ cwd: folder })
  const ended = runCli(['serve', 'env', '--data', 'data', ...args], io)
  await until(
    () => / on\. Ctrl\+C|"ready"/.test(io.stdout.text() + io.stderr.text()) || io.exitCode() !== undefined,
  )
  if (io.exitCode() === undefined) {
    try {
      await work(io)
    } finally {
      io.interrupt()
    }
  }
  await ended
  return io
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve))
}

const lines = (io: FakeIo) =>
  io.stdout
    .text()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
const urlOf = (io: FakeIo, flow: string) =>
  String(
    lines(io)
      .filter((line) => line.flow === flow)
      .at(-1)?.url,
  )
const ask = async (url: string) => (await fetch(url, { method: 'POST' })).text()

test('a line for each listening trigger; a flow that does not compile is told and the others go on', async () => {
  write('answers', request, respond('hello'))
  write('broken', request, { Bad: { type: 'Compose', inputs: "@nofunction('x')" } })
  write('nightly', {
    Clock: {
      type: 'Recurrence',
      recurrence: { frequency: 'Day', interval: 1, startTime: '2099-01-01T03:00:00Z' },
    },
  })
  write('resting', request, {}, { state: 'Stopped' })
  writeFileSync(join(flows, 'torn.json'), '{"properties": ')
  const io = await serving(['--json'], async (io) => {
    expect(await ask(urlOf(io, 'ANSWERS'))).toBe('hello')
  })
  const file = (name: string) => `${name}.json`
  expect(lines(io)).toEqual([
    {
      flow: 'ANSWERS',
      trigger: 'manual',
      method: 'POST',
      url: expect.stringMatching(
        /^http:\/\/127\.0\.0\.1:\d+\/workflows\/[0-9a-f]{32}\/triggers\/manual\/paths\/invoke\?api-version=.*&sig=/,
      ),
      type: 'Request',
      file: file('answers'),
    },
    {
      flow: 'BROKEN',
      event: 'failed',
      file: file('broken'),
      error: expect.objectContaining({ code: 'expression.unknown-function', line: expect.any(Number) }),
    },
    {
      flow: 'NIGHTLY',
      trigger: 'Clock',
      next: '2099-01-01T03:00:00.000Z',
      type: 'Recurrence',
      file: file('nightly'),
    },
    { flow: 'RESTING', event: 'off', state: 'Stopped', file: file('resting') },
    {
      flow: 'torn',
      event: 'failed',
      file: file('torn'),
      error: expect.objectContaining({ message: expect.any(String) }),
    },
    { event: 'ready', port: expect.any(Number), flowsOn: 2, runsResumed: 0 },
    { event: 'stopping' },
    { event: 'stopped', isAtRest: true },
  ])
  expect([io.exitCode(), io.stderr.text(), io.interruptListeners()]).toEqual([0, '', 0])
})

test('a flow that calls another gets its answer', async () => {
  write('child', request, respond("@concat('Hello ', triggerBody()['name'])"))
  const call = {
    type: 'Workflow',
    runAfter: {},
    inputs: { host: { workflow: { id: '/workflows/child' } }, body: { name: 'Ada' } },
  }
  const answer = { Response: { ...respond("@body('Call')").Response, runAfter: { Call: ['Succeeded'] } } }
  write('parent', request, { Call: call, ...answer })
  await serving(['--json'], async (io) => {
    expect(await ask(urlOf(io, 'PARENT'))).toBe('Hello Ada')
  })
})

test('says it in words, too', async () => {
  write('answers', request, respond('hello'))
  write('torn', request, { Bad: { type: 'Compose', inputs: '@add(1' } })
  const io = await serving([], async () => {})
  expect(io.stdout.text()).toMatch(/^ANSWERS\n {2}manual: POST http:\/\/127\.0\.0\.1:\S+\n$/)
  expect(io.stderr.text()).toMatch(/✗ torn\.json:1: .*\nenv: 1 flow is on\. Ctrl\+C stops\.\nStopping: /s)
})

test('addresses stay over a restart; files that change, come and go are followed', async () => {
  write('first', request, respond('one'))
  let before = ''
  await serving(['--json'], async (io) => {
    before = urlOf(io, 'FIRST')
  })
  const io = await serving(['--json'], async (io) => {
    const url = urlOf(io, 'FIRST')
    expect(url).toBe(before)
    write('first', request, respond('two'))
    await until(() => lines(io).filter(({ flow }) => flow === 'FIRST').length === 2)
    expect(await ask(url)).toBe('two')
    write('first', request, { Bad: { type: 'Compose', inputs: '@add(1' } })
    await until(() => lines(io).some(({ event }) => event === 'failed'))
    expect(await ask(url)).toBe('two')
    write('second', request, respond('new'))
    await until(() => lines(io).some(({ flow }) => flow === 'SECOND'))
    expect(await ask(urlOf(io, 'SECOND'))).toBe('new')
    unlinkSync(join(flows, 'second.json'))
    await until(() => lines(io).some(({ event }) => event === 'gone'))
    expect(await ask(urlOf(io, 'SECOND'))).toContain('WorkflowTriggerNotFound')
  })
  expect(io.exitCode()).toBe(0)
})

test.each([
  [['--port', 'http'], 'is no port'],
  [['--port', '0'], 'is no port'],
  [['--grace', '-1'], 'is no time in seconds'],
])('%j is refused', async (args, message) => {
  write('first', request)
  const io = await serving(args, async () => {})
  expect([io.exitCode(), io.stderr.text()]).toEqual([2, expect.stringContaining(message)])
})

test('a folder without flows, no folder, and a data folder that is served already', async () => {
  const empty = await serving([], async () => {})
  expect([empty.exitCode(), empty.stderr.text()]).toEqual([2, expect.stringContaining('There are no flows')])
  write('first', request)
  await serving([], async () => {
    const second = await serving([], async () => {})
    expect([second.exitCode(), second.stderr.text()]).toEqual([
      2,
      expect.stringContaining('Another Flowbench process listens for these flows already.'),
    ])
  })
  const io = createFakeIo({ cwd: folder })
  await runCli(['serve', 'nowhere', '--data', 'data'], io)
  expect([io.exitCode(), io.stderr.text()]).toEqual([2, expect.stringContaining('There is no folder')])
})
