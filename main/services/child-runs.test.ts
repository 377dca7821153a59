import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId, foldEvents } from '../../shared/run/index.ts'
import type { ChildFlow, EngineHost } from './engine-host.ts'
import { createLocalEngineHost } from './local-engine-host.ts'

const hosts: EngineHost[] = []
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-child-'))
})
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(): EngineHost {
  const host = createLocalEngineHost({ databasePath: join(folder, 'runs.db') })
  hosts.push(host)
  return host
}

const flowOf = (actions: unknown) =>
  JSON.stringify({ triggers: { manual: { type: 'Request', inputs: { schema: {} } } }, actions })
const child = (actions: unknown): ChildFlow => ({
  flow: { flowId: asId.flow('child'), displayName: 'Child' },
  definition: flowOf(actions),
})
const callChild = (body: unknown = { n: 2 }) => ({
  type: 'Workflow',
  inputs: {
    host: { workflow: { id: '/subscriptions/x/workflows/CHILD' } },
    body,
    retryPolicy: { type: 'none' },
  },
})
const respond = (body: unknown, runAfter = {}) => ({
  type: 'Response',
  inputs: { statusCode: 201, headers: { a: 'b' }, body },
  runAfter,
})

const start = (host: EngineHost, actions: unknown, flow: ChildFlow) =>
  host.start({
    flow: { flowId: asId.flow('parent'), displayName: 'Parent' },
    definition: flowOf(actions),
    profile: 'power-automate',
    origin: 'test',
    mocks: 'none',
    childFlows: { child: flow },
  })

async function outcome(host: EngineHost, runId: Awaited<ReturnType<typeof start>>['runId']) {
  const run = await host.whenDone(runId)
  const action = foldEvents(await host.events({ runId }))?.actions.get('Call')
  return {
    status: run.status,
    code: action?.code,
    outputs: action?.outputs?.kind === 'inline' ? JSON.parse(action.outputs.json) : undefined,
    message: action?.error?.message,
  }
}

test('a child takes the body and answers with its response, while it goes on', async () => {
  const host = open()
  const nap = {
    type: 'Wait',
    inputs: { interval: { count: 1, unit: 'Day' } },
    runAfter: { Answer: ['Succeeded'] },
  }
  const { runId } = await start(
    host,
    { Call: callChild() },
    child({ Answer: respond("@mul(triggerBody()['n'], 21)"), Nap: nap }),
  )
  expect(await outcome(host, runId)).toMatchObject({
    status: 'Succeeded',
    code: 'Created',
    outputs: { statusCode: 201, headers: { a: 'b' }, body: 42 },
  })
  const [running] = await host.listRuns({ flowId: asId.flow('child'), limit: 5 })
  expect(running).toMatchObject({ status: 'Running', origin: 'child' })
})

test('a child without a response is waited for', async () => {
  const host = open()
  const { runId } = await start(host, { Call: callChild() }, child({ A: { type: 'Compose', inputs: 1 } }))
  expect(await outcome(host, runId)).toMatchObject({ status: 'Succeeded', outputs: { statusCode: 200 } })
})

test('a child that fails fails the action, and says why', async () => {
  const host = open()
  const { runId } = await start(
    host,
    { Call: callChild() },
    child({
      A: { type: 'Terminate', inputs: { runStatus: 'Failed', runError: { code: 'X', message: 'no luck' } } },
    }),
  )
  expect(await outcome(host, runId)).toMatchObject({
    status: 'Failed',
    message: expect.stringContaining('X: no luck'),
  })
})

test('a secured response reaches the caller and no record', async () => {
  const host = open()
  const answer = { ...respond('hidden'), runtimeConfiguration: { secureData: { properties: ['inputs'] } } }
  const use = { type: 'Compose', inputs: "@length(body('Call'))", runAfter: { Call: ['Succeeded'] } }
  const { runId } = await start(host, { Call: callChild(), Use: use }, child({ Answer: answer }))
  await host.whenDone(runId)
  const [run] = await host.listRuns({ flowId: asId.flow('child'), limit: 1 })
  expect(JSON.stringify(await host.events({ runId: run?.runId ?? runId }))).not.toContain('"hidden"')
  expect(foldEvents(await host.events({ runId }))?.actions.get('Use')?.outputs).toEqual({
    kind: 'inline',
    json: '6',
  })
})

test.each([
  [
    'a flow that is not there',
    { ...callChild(), inputs: { host: { workflowReferenceName: 'other' } } },
    'which is not here',
  ],
  ['a flow that calls itself without end', callChild(), 'call each other'],
])('%s', async (_name, call, message) => {
  const host = open()
  const { runId } = await start(host, { Call: call }, child({ Call: callChild() }))
  const messages: string[] = []
  await host.whenDone(runId)
  for (const run of await host.listRuns({ limit: 50 }))
    messages.push(String((await outcome(host, run.runId)).message))
  expect(messages.join('\n')).toContain(message)
})

test('cancelling the caller cancels the child', async () => {
  const host = open()
  const { runId } = await start(
    host,
    { Call: callChild() },
    child({ Nap: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Day' } } } }),
  )
  const begun = new Promise<void>((resolve) => {
    const stop = host.subscribe(({ events }) => {
      if (!events.some(({ event }) => event.type === 'action-waiting')) return
      stop()
      resolve()
    })
  })
  await begun
  await host.cancel(runId)
  const [run] = await host.listRuns({ flowId: asId.flow('child'), limit: 1 })
  expect((await host.whenDone(run?.runId ?? runId)).status).toBe('Cancelled')
})

test('after a restart the caller finds the child that is under way', async () => {
  const first = open()
  const flow = child({
    Nap: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Day' } } },
    Answer: respond('late', { Nap: ['Succeeded'] }),
  })
  const begun = new Promise<void>((resolve) => {
    first.subscribe(({ events }) => events.some(({ event }) => event.type === 'action-waiting') && resolve())
  })
  const { runId } = await start(first, { Call: callChild() }, flow)
  await begun
  await first.close()
  const second = open()
  expect(await second.resumeAll()).toBe(2)
  const [run] = await second.listRuns({ flowId: asId.flow('child'), limit: 5 })
  await second.skipWait(run?.runId ?? runId, 'Nap')
  expect(await outcome(second, runId)).toMatchObject({ status: 'Succeeded', outputs: { body: 'late' } })
  expect(await second.listRuns({ flowId: asId.flow('child'), limit: 5 })).toHaveLength(1)
})
