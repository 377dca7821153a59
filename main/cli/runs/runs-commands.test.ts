import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { asId } from '../../../shared/run/index.ts'
import { createLocalEngineHost } from '../../services/local-engine-host.ts'
import { runCli } from '../run-cli.ts'
import { createFakeIo } from '../testing/fake-io.ts'

let folder = ''
let server: Server
let address = ''
let calls = 0
beforeAll(async () => {
  server = createServer((_request, response) => {
    calls += 1
    response.setHeader('content-type', 'application/json').end('{"owner":"ada@contoso.com"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  calls = 0
  folder = mkdtempSync(join(tmpdir(), 'flowbench-runs-'))
  write('get.json', {
    Get: {
      type: 'Http',
      inputs: { method: 'POST', uri: `${address}/x?code=abcdefgh`, body: { n: "@triggerBody()?['n']" } },
    },
  })
  write('fails.json', { Check: { type: 'Compose', inputs: "@int('x')" } })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, actions: object) {
  writeFileSync(
    join(folder, name),
    JSON.stringify({ definition: { triggers: { manual: { type: 'Request' } }, actions } }),
  )
}
async function cli(...args: string[]) {
  const io = createFakeIo({ cwd: folder })
  await runCli(args, io)
  return { out: io.stdout.text(), err: io.stderr.text(), code: io.exitCode() }
}
const json = async (...args: string[]) => JSON.parse((await cli(...args, '--json')).out)

test('list, show, resubmit and export over a data folder', async () => {
  await cli('run', 'fails.json', '--data', 'd')
  await cli('run', 'get.json', '--body', '{"n":1}', '--data', 'd')
  const runs = await json('runs', 'list', '--data', 'd')
  expect(runs).toEqual([
    expect.objectContaining({ flow: 'get', status: 'Succeeded', trigger: 'manual', error: null }),
    expect.objectContaining({
      flow: 'fails',
      status: 'Failed',
      error: { code: 'ActionFailed', message: expect.any(String) },
    }),
  ])
  expect(await json('runs', 'list', '--data', 'd', '--status', 'failed')).toHaveLength(1)
  expect(await json('runs', 'list', '--data', 'd', '--flow', 'GET', '--limit', '5')).toHaveLength(1)
  expect((await cli('runs', 'list', '--data', 'd')).out).toMatch(/✔ .* Succeeded .*get/)
  const shown = await json('runs', 'show', 'last', '--data', 'd')
  expect(shown).toMatchObject({
    runId: runs[0].runId,
    status: 'Succeeded',
    actions: [{ name: 'Get', status: 'Succeeded' }],
  })
  expect((await cli('runs', 'show', runs[1].runId, '--data', 'd')).out).toContain('InvalidTemplate')
  const again = await cli('runs', 'resubmit', runs[1].runId, runs[0].runId, '--data', 'd')
  expect(again.code).toBe(1)
  expect(again.out).toMatch(/✖ .*fails: Failed[\s\S]*✔ .*get: Succeeded/)
  expect(await json('runs', 'list', '--data', 'd')).toHaveLength(4)
  expect(await json('runs', 'export', runs[0].runId, '--data', 'd')).toMatchObject({ status: 'Succeeded' })
  const events = await json('runs', 'export', runs[0].runId, '--data', 'd', '--as', 'events')
  expect(events.map(({ event }: { event: { type: string } }) => event.type)).toEqual([
    'run-started',
    'action-started',
    'action-completed',
    'run-completed',
  ])
  const exported = await cli('runs', 'export', runs[0].runId, '--data', 'd', '--as', 'test', '-o', 't.json')
  expect(exported.err).toContain('scrubbed: email ada@contoso.com became person1@example.com')
  expect(readFileSync(join(folder, 't.json'), 'utf8')).not.toContain('ada@contoso.com')
})

test('cancel ends a run that waits; a finished one cannot be cancelled', async () => {
  const engine = createLocalEngineHost({ databasePath: join(folder, 'flowbench.db') })
  const wait = { Nap: { type: 'Wait', inputs: { interval: { count: 5, unit: 'Day' } } } }
  const { runId } = await engine.start({
    flow: { flowId: asId.flow('nap'), displayName: 'Nap' },
    definition: JSON.stringify({ triggers: { manual: { type: 'Request' } }, actions: wait }),
    profile: 'power-automate',
    origin: 'manual',
    mocks: 'none',
  })
  await engine.close()
  expect(await json('runs', 'cancel', runId.slice(0, 25), '--data', '.')).toEqual([
    expect.objectContaining({ runId, status: 'Cancelled' }),
  ])
  expect(await cli('runs', 'cancel', 'last', '--data', '.')).toMatchObject({
    code: 2,
    err: expect.stringContaining('over already'),
  })
})

test('runs are found by their tags; own ones are given and taken', async () => {
  write('tracked.json', {
    Keep: { type: 'Compose', inputs: 1, trackedProperties: { orderId: "@triggerBody()?['n']" } },
  })
  for (const n of [1, 2]) await cli('run', 'tracked.json', '--body', `{"n":${n}}`, '--data', 'd')
  const found = (...tags: string[]) =>
    json('runs', 'list', '--data', 'd', ...tags.flatMap((tag) => ['--tag', tag]))
  expect(await found('orderid')).toHaveLength(2)
  const [run] = await found('orderId=2')
  expect(run.tags).toEqual([{ name: 'orderId', value: '2', source: 'tracked' }])
  expect(await cli('runs', 'tag', 'last', '--add', 'repro', '--add', 'case=7', '--data', 'd')).toMatchObject({
    code: 0,
    out: 'case=7\nrepro\norderId=2\n',
  })
  expect(await found('repro', 'orderId=2')).toHaveLength(1)
  expect(await found('repro', 'orderId=1')).toEqual([])
  expect((await cli('runs', 'list', '--tag', 'case', '--data', 'd')).out).toContain(
    'case=7  repro  orderId=2',
  )
  expect((await json('runs', 'tag', 'last', '--remove', 'case=7', '--data', 'd')).tags).toHaveLength(2)
})

test.each([
  [['list', '--data', 'd', '--tag', '=7'], 'no tag'],
  [['list', '--data', 'nowhere'], 'no run history'],
  [['show', 'nothing', '--data', 'd'], 'no run “nothing”'],
  [['list', '--data', 'd', '--status', 'done'], 'no status'],
  [['list', '--data', 'd', '--limit', '0'], 'no number of runs'],
  [['export', 'last', '--data', 'd', '--as', 'pdf'], 'cannot be written'],
])('%j is refused with exit code 2', async (args, message) => {
  await cli('run', 'fails.json', '--data', 'd')
  expect(await cli('runs', ...args)).toMatchObject({ code: 2, err: expect.stringContaining(message) })
})

test('traffic is recorded scrubbed and replayed without a call; what does not match is told', async () => {
  const recorded = await cli('run', 'get.json', '--body', '{"n":1}', '--record', 'c.json')
  expect(recorded).toMatchObject({
    code: 0,
    err: expect.stringContaining('1 calls were recorded; 2 secrets'),
  })
  const cassette = readFileSync(join(folder, 'c.json'), 'utf8')
  expect(cassette).not.toMatch(/abcdefgh|ada@contoso/)
  expect(calls).toBe(1)
  const replayed = await cli('run', 'get.json', '--body', '{"n":1}', '--replay', 'c.json', '--json')
  expect(replayed.code).toBe(0)
  expect(JSON.parse(replayed.out).actions[0].outputs.body).toEqual({ owner: 'person1@example.com' })
  const other = await cli('run', 'get.json', '--body', '{"n":2}', '--replay', 'c.json')
  expect(other).toMatchObject({
    code: 1,
    err: expect.stringContaining('the same but for its body at n: Expected 1, found 2.'),
  })
  expect(other.err).toContain('interaction 1 was not asked for')
  expect(calls).toBe(1)
  expect(await cli('run', 'get.json', '--record', 'a', '--replay', 'b')).toMatchObject({ code: 2 })
})
