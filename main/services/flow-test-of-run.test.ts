import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { findFlowTests, groupTests } from './flow-test-files.ts'
import { openTestedFlow } from './flow-test-flow.ts'
import { makeTestOfRun, readRunForTest } from './flow-test-of-run.ts'
import { runFlowTests } from './flow-test-runner.ts'
import { createLocalEngineHost, type LocalEngine } from './local-engine-host.ts'
import { createFlowTestFolder, type FlowTestFolder } from './testing/flow-test-folder.ts'

let folder: FlowTestFolder
let host: LocalEngine
let server: Server
let address = ''
let calls = 0
beforeAll(async () => {
  server = createServer((request, response) => {
    calls += 1
    if (calls === 1) {
      response.writeHead(503, { 'retry-after': '0' }).end()
      return
    }
    response.setHeader('content-type', 'application/json')
    response.setHeader('set-cookie', 'session=topsecret')
    response.end(
      JSON.stringify({ owner: 'ada@contoso.com', path: request.url, token: 'Bearer abcdef0123456789' }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  calls = 0
  folder = createFlowTestFolder()
  host = createLocalEngineHost({ databasePath: ':memory:' })
})
afterEach(async () => {
  await host.close()
  folder.remove()
})

const actions = () => ({
  Get: {
    type: 'Http',
    inputs: {
      method: 'GET',
      uri: `${address}/orders/@{triggerBody()?['id']}`,
      headers: { Authorization: "Bearer @{triggerBody()?['key']}" },
      retryPolicy: { type: 'fixed', count: 2, interval: 'PT1S' },
    },
  },
  Note: {
    type: 'Http',
    inputs: {
      method: 'POST',
      uri: `${address}/notes`,
      body: { to: "@body('Get')?['owner']", id: '@guid()' },
    },
    runAfter: { Get: ['Succeeded'] },
  },
  Check: {
    type: 'Compose',
    inputs: "@int(triggerBody()?['count'])",
    runAfter: { Note: ['Succeeded'] },
  },
  Answer: {
    type: 'Response',
    inputs: { statusCode: 200, body: { owner: "@body('Get')?['owner']" } },
    runAfter: { Check: ['Succeeded'] },
  },
})

async function run(body: object) {
  folder.flow('order', actions())
  const [group] = groupTests([`${folder.path}/flows/order.tests/x.flowtest.json`], folder.path)
  const opened = await openTestedFlow(group as NonNullable<typeof group>)
  const flow = opened.flow as NonNullable<typeof opened.flow>
  const { runId } = await host.start({
    flow: { flowId: asId.flow('order'), displayName: 'order' },
    definition: flow.parts.definition,
    profile: flow.parts.profile,
    origin: 'manual',
    mocks: 'none',
    time: 'hurried',
    triggerBody: JSON.stringify(body),
  })
  await host.whenDone(runId)
  return { flow, run: await readRunForTest(host, runId) }
}

test('a run becomes a test that passes, without secrets, personal data and what is random', async () => {
  const made = await run({ id: 7, count: '3', key: 'abcdefgh12345678' })
  const draft = await makeTestOfRun(made.run, made.flow, { aim: 'as-it-ran' })
  expect(draft.findings.map(({ kind, preview }) => [kind, preview])).toEqual(
    expect.arrayContaining([
      ['email', 'ada@contoso.com'],
      ['header', 'sess… (17 characters)'],
    ]),
  )
  for (const secret of ['topsecret', 'ada@contoso.com', 'abcdef0123456789'])
    expect(draft.text).not.toContain(secret)
  expect(draft.notes.join()).toContain('Note / inputs / body / id')
  folder.test('order', 'made', draft.text)
  const before = calls
  const { results } = await runFlowTests(await findFlowTests([], folder.path))
  expect(results).toMatchObject([{ outcome: 'passed' }])
  expect(calls).toBe(before)
  const test = JSON.parse(draft.text)
  expect(test.mocks.Get).toMatchObject([{ statusCode: 503 }, { body: { owner: 'person1@example.com' } }])
  expect(test.expect).toMatchObject({
    status: 'Succeeded',
    response: { statusCode: 200, body: { owner: 'person1@example.com' } },
    actions: {
      Get: { attempts: 2, inputs: { $partial: { uri: `${address}/orders/7` } } },
      Check: 'Succeeded',
    },
  })
})

test('of a failed run a test can be made that expects success: red until the flow is mended', async () => {
  const made = await run({ id: 7, count: 'three' })
  const draft = await makeTestOfRun(made.run, made.flow, { aim: 'succeeds' })
  folder.test('order', 'fixed', draft.text)
  const failed = await runFlowTests(await findFlowTests([], folder.path))
  expect(failed.results).toMatchObject([{ outcome: 'failed', runStatus: 'Failed' }])
  const mended = { ...actions(), Check: { ...actions().Check, inputs: "@triggerBody()?['count']" } }
  folder.flow('order', mended)
  const passed = await runFlowTests(await findFlowTests([], folder.path))
  expect(passed.results).toMatchObject([{ outcome: 'passed' }])
})

test('findings are kept or changed as somebody says', async () => {
  const made = await run({ id: 7, count: '3' })
  const { findings } = await makeTestOfRun(made.run, made.flow, { aim: 'as-it-ran' })
  const email = findings.find(({ kind }) => kind === 'email')?.id ?? ''
  const choose = (choice: { keep: true } | { replacement: string }) =>
    makeTestOfRun(made.run, made.flow, { aim: 'as-it-ran', choices: new Map([[email, choice]]) })
  expect((await choose({ keep: true })).text).toContain('ada@contoso.com')
  expect((await choose({ replacement: 'owner@example.org' })).text).toContain('owner@example.org')
})
