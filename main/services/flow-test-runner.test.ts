import { afterEach, beforeEach, expect, test } from 'vitest'
import { shareOf } from '../../shared/flow-tests/index.ts'
import { findFlowTests } from './flow-test-files.ts'
import { type FlowTestOptions, runFlowTests } from './flow-test-runner.ts'
import { createFlowTestFolder, type FlowTestFolder } from './testing/flow-test-folder.ts'

let folder: FlowTestFolder
beforeEach(() => {
  folder = createFlowTestFolder()
})
afterEach(() => folder.remove())

const after = (name: string, ...statuses: string[]) => ({
  runAfter: { [name]: statuses.length === 0 ? ['Succeeded'] : statuses },
})
const get = { type: 'Http', inputs: { method: 'GET', uri: "https://api.test/items/@{triggerBody()?['id']}" } }
const orderFlow = {
  Get: get,
  Check: {
    type: 'If',
    expression: {
      and: [{ greater: ["@body('Get')?['total']", 100] }, { equals: ["@body('Get')?['open']", true] }],
    },
    actions: { Big: { type: 'Compose', inputs: 'big' } },
    else: { actions: { Small: { type: 'Compose', inputs: 'small' } } },
    ...after('Get'),
  },
  Answer: {
    type: 'Response',
    inputs: { statusCode: 200, headers: { 'x-size': '1' }, body: { id: '@guid()', at: '@utcNow()' } },
    ...after('Check'),
  },
  Failed: { type: 'Compose', inputs: "@body('Get')", ...after('Get', 'Failed', 'TimedOut') },
}

const run = async (options: FlowTestOptions = {}) =>
  runFlowTests(await findFlowTests([], folder.path), options)
const only = async () => (await run()).results[0]

test('a test that holds, with mocks, clock, response and order', async () => {
  folder.flow('order', orderFlow)
  folder.test('order', 'big', {
    clock: '2026-01-31T08:00:00Z',
    trigger: { body: { id: 7 } },
    mocks: { Get: { body: { total: 101, open: true } } },
    expect: {
      status: 'Succeeded',
      response: {
        statusCode: 200,
        headers: { 'X-Size': '1' },
        body: { id: { $regex: '^[0-9a-f-]{36}$' }, at: '2026-01-31T08:00:00.0000000Z' },
      },
      actions: {
        Get: { inputs: { $partial: { uri: 'https://api.test/items/7' } }, attempts: 1 },
        check: { status: 'Succeeded', branch: 'actions' },
        Small: 'Skipped',
        Big: { outputs: 'big', count: 1 },
      },
      order: ['Get', 'Big', 'Answer'],
    },
  })
  expect(await only()).toMatchObject({ outcome: 'passed', failures: [], runStatus: 'Succeeded', runMs: 0 })
})

test('what is not met is told with its place and its difference', async () => {
  folder.flow('order', orderFlow)
  folder.test(
    'order',
    'wrong',
    `{
  "mocks": { "Get": { "body": { "total": 5, "open": true } } },
  "expect": {
    "actions": { "Get": { "outputs": { "$partial": { "body": { "total": 6 } } } }, "Big": "Succeeded" },
    "order": ["Answer", "Get"]
  }
}`,
  )
  const result = await only()
  expect(result?.outcome).toBe('failed')
  expect(result?.failures.map(({ place, message }) => `${place.line}:${place.column} ${message}`)).toEqual([
    '4:27 Outputs of Get: body.total: Expected 6, found 5.',
    "4:84 Big ended Skipped instead of Succeeded: The execution of template action 'Big' skipped: the branching condition for this action is not satisfied.",
    '5:25 Get did not begin after Answer.',
  ])
})

test.each<[string, object | string, string, string]>([
  ['broken JSON', '{ "expect": ', 'test.invalid-json', '1:13'],
  ['a wrong type', { timeoutSeconds: 'long' }, 'test.wrong-type', '2:21'],
  ['a wrong matcher', { expect: { outputs: { a: { $type: 'text' } } } }, 'test.invalid-matcher', '5:18'],
  ['a wrong status', { expect: { status: 'Done' } }, 'test.unknown-status', '3:15'],
  ['an action that is not there', { expect: { actions: { Gett: 'Failed' } } }, 'test.unknown-action', '4:7'],
  ['a mock of an action that is not there', { mocks: { Gett: {} } }, 'test.unknown-action', '3:5'],
  ['a sandbox that there is not', { sandbox: { before: { shared_x: {} } } }, 'sandbox.unknown', '4:7'],
  [
    'a state that cannot be',
    { sandbox: { before: { shared_dropbox: { entries: [{ path: 'x' }] } } } },
    'sandbox.invalid-state',
    '7:13',
  ],
  ['a cassette that is not there', { cassette: 'none.cassette.json' }, 'file.not-found', 'none'],
  ['a cassette elsewhere', { cassette: '../none.json' }, 'test.wrong-type', '2:15'],
  ['a mock script that is wrong', { mocks: { $unanswered: 'never' } }, 'request.mock-script', 'none'],
  ['a trigger that is not there', { trigger: { name: 'x' } }, 'request.trigger-not-found', 'none'],
])('%s is an error', async (_title, content, code, place) => {
  folder.flow('order', orderFlow)
  folder.test('order', 'bad', content)
  const result = await only()
  const [problem] = result?.problems ?? []
  expect(result?.outcome).toBe('error')
  expect(problem?.code).toBe(code)
  expect(problem?.place === undefined ? 'none' : `${problem.place.line}:${problem.place.column}`).toBe(place)
})

test('a flow that is not there, or cannot run, is an error of its tests', async () => {
  folder.test('nowhere', 'a', {})
  folder.flow('wrong', { A: { type: 'Compose', inputs: "@nope('x')" } })
  folder.test('wrong', 'a', {})
  const { results, counts } = await run()
  expect(results.map(({ problems }) => problems[0]?.code)).toEqual(['test.no-flow', 'test.invalid-flow'])
  expect(counts).toEqual({ total: 2, passed: 0, failed: 0, errors: 2, skipped: 0 })
})

test('faults, retries and answers by operation, by expression and in sequence', async () => {
  folder.flow('calls', {
    Loop: {
      type: 'Foreach',
      foreach: [1, 2],
      operationOptions: 'Sequential',
      actions: {
        Call: {
          type: 'OpenApiConnection',
          inputs: {
            host: { operationId: 'GetItem', connectionName: 'c' },
            parameters: { id: "@items('Loop')" },
          },
        },
      },
    },
    Get: { ...get, ...after('Loop') },
    Twice: { ...get, ...after('Get') },
  })
  folder.test('calls', 'all', {
    mocks: {
      $operations: {
        'Get*': { evaluate: true, body: { doubled: '@mul(action().inputs.parameters.id, 2)' } },
      },
      Twice: [{ statusCode: 503 }, { body: 'second' }],
      $faults: [{ action: 'Get', fault: 'timeout' }],
      $unanswered: 'sample',
    },
    expect: {
      actions: {
        Call: { count: 2, status: 'Succeeded' },
        'Call@Loop[1]': { outputs: { $partial: { body: { doubled: 4 } } } },
        Loop: { iterations: 2 },
        Get: { attempts: 2 },
        Twice: { attempts: 2, outputs: { $partial: { body: 'second' } } },
      },
    },
  })
  expect(await only()).toMatchObject({ outcome: 'passed', failures: [] })
})

test('unanswered calls can be made to fail', async () => {
  folder.flow('calls', { Get: get })
  folder.test('calls', 'none', {
    mocks: { $unanswered: 'fail' },
    expect: { status: 'Failed', error: { $any: true }, actions: { Get: { code: 'UnansweredCall' } } },
  })
  expect(await only()).toMatchObject({ outcome: 'passed' })
})

test('a flow that hangs times out and says where it stood', async () => {
  folder.flow('hangs', {
    Sit: { type: 'HttpWebhook', inputs: { subscribe: { method: 'POST', uri: 'https://x.test' } } },
    Work: {
      type: 'Until',
      expression: false,
      limit: { count: 5000 },
      actions: { Nap: { type: 'Compose', inputs: '@range(0, 90000)' } },
    },
  })
  folder.test('hangs', 'never', { timeoutSeconds: 0.2 })
  folder.test('hangs', 'then', { skip: 'not now' })
  const { results } = await run()
  expect(results[0]).toMatchObject({ outcome: 'error', problems: [{ code: 'test.timed-out' }] })
  expect(results[0]?.problems[0]?.message).toMatch(/stood at '/)
  expect(results[1]).toMatchObject({ outcome: 'skipped', problems: [{ message: 'not now' }] })
})

test('results come in the order of the files and are the same every time', async () => {
  for (const flow of ['b', 'a', 'c']) {
    folder.flow(flow, { Id: { type: 'Compose', inputs: '@concat(guid(), string(rand(1, 1000)))' } })
    for (const name of ['two', 'one'])
      folder.test(flow, name, { expect: { actions: { Id: { outputs: 'x' } } } })
  }
  const [first, second] = [await run(), await run({ lanes: 1 })]
  const told = (report: typeof first) =>
    report.results.map(({ file, failures }) => [file, failures[0]?.actual])
  expect(told(first)).toEqual(told(second))
  expect(told(first).map(([file]) => file)).toEqual(
    ['a', 'b', 'c'].flatMap((flow) =>
      ['one', 'two'].map((name) => `flows/${flow}.tests/${name}.flowtest.json`),
    ),
  )
  expect(new Set(told(first).map(([, actual]) => actual)).size).toBe(2)
})

test('coverage adds up over tests: branches, edges, terms, turns', async () => {
  folder.flow('order', orderFlow)
  folder.test('order', 'big', { mocks: { Get: { body: { total: 101, open: true } } } })
  const covered = async () => {
    const { coverage } = await run({ coverage: true })
    const [flow] = coverage
    return {
      seen: flow?.items
        .filter(({ hits }) => hits > 0)
        .map(({ id }) => id.replace('/actions/Check/expression', '')),
      edges: shareOf(flow?.items ?? [], 'edge'),
    }
  }
  expect(await covered()).toEqual({
    seen: [
      'action:Get',
      'action:Check',
      'edge:Get>Check:Succeeded',
      'branch:Check:actions',
      'term:/and/0/greater:true',
      'term:/and/1/equals:true',
      'action:Big',
      'action:Answer',
      'edge:Check>Answer:Succeeded',
    ],
    edges: { covered: 2, total: 4, percent: 50 },
  })
  folder.test('order', 'none', { mocks: { Get: { body: { total: 101, open: false } } } })
  folder.test('order', 'small', { mocks: { Get: { body: { total: 1 } } } })
  folder.test('order', 'failed', { mocks: { Get: { statusCode: 400 } } })
  const all = await covered()
  expect(all.seen).toEqual(
    expect.arrayContaining(['branch:Check:else', 'term:/and/0/greater:false', 'term:/and/1/equals:false']),
  )
  expect(all.edges).toEqual({ covered: 3, total: 4, percent: 75 })
})
