import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId, foldEvents } from '../../shared/run/index.ts'
import type { EngineHost, StartRunRequest } from './engine-host.ts'
import { createLocalEngineHost } from './local-engine-host.ts'

let engine: EngineHost
beforeEach(() => {
  engine = createLocalEngineHost({ databasePath: ':memory:' })
})
afterEach(() => engine.close())

const request = (trigger: object, body: unknown, more: Partial<StartRunRequest> = {}): StartRunRequest => ({
  flow: { flowId: asId.flow('f'), displayName: 'F' },
  definition: JSON.stringify({
    triggers: { When: trigger },
    actions: { Body: { type: 'Compose', inputs: '@triggerBody()' } },
  }),
  profile: 'power-automate',
  origin: 'manual',
  mocks: 'none',
  ...(body === undefined ? {} : { triggerBody: JSON.stringify(body) }),
  ...more,
})

/** What each run got, in the order of the runs. */
async function bodies(asked: StartRunRequest): Promise<unknown[]> {
  const found: unknown[] = []
  for (const { runId } of await engine.startEach(asked)) {
    await engine.whenDone(runId)
    const outputs = foldEvents(await engine.events({ runId }))?.actions.get('Body')?.outputs
    found.push(outputs?.kind === 'inline' ? JSON.parse(outputs.json) : undefined)
  }
  return found
}

const polling = (splitOn: string) => ({ type: 'OpenApiConnection', inputs: {}, splitOn })
const list = polling("@triggerBody()?['value']")

test.each([
  ['each item of the list', list, { value: [{ id: 1 }, { id: 2 }] }, [{ id: 1 }, { id: 2 }]],
  ['a body that is the list', polling('@triggerBody()'), [1, 'two'], [1, 'two']],
  ['one item of a list', list, { value: [7] }, [7]],
  ['an item alone', list, { id: 7 }, [{ id: 7 }]],
  [
    'an item alone, where splitOn insists on its list',
    polling("@triggerBody()['value']"),
    { id: 7 },
    [{ id: 7 }],
  ],
  ['nothing given', list, undefined, [{}]],
  ['a trigger that does not split', { type: 'OpenApiConnection', inputs: {} }, [1, 2], [[1, 2]]],
])('%s', async (_name, trigger, body, expected) => {
  expect(await bodies(request(trigger, body))).toEqual(expected)
})

test('the schema of a request is that of the whole body, not of an item; the first run has the id asked for', async () => {
  const trigger = {
    type: 'Request',
    kind: 'Http',
    inputs: { schema: { type: 'array', items: { type: 'object', required: ['id'] } } },
    splitOn: '@triggerBody()',
    splitOnConfiguration: { correlation: { clientTrackingId: "@concat('order-', triggerBody()['id'])" } },
  }
  const runId = asId.run('given')
  const runs = await engine.startEach(request(trigger, [{ id: 1 }, { id: 2 }], { runId }))
  expect(runs.map((run) => run.runId === runId)).toEqual([true, false])
  const tagged = await Promise.all(runs.map((run) => engine.whenDone(run.runId)))
  expect(tagged.map(({ status, tags }) => [status, tags?.[0]?.value])).toEqual([
    ['Succeeded', 'order-1'],
    ['Succeeded', 'order-2'],
  ])
  await expect(engine.startEach(request(trigger, [{}]))).rejects.toMatchObject({
    code: 'request.trigger-body',
  })
})

test('a list without items starts nothing and says so', async () => {
  await expect(engine.startEach(request(list, { value: [] }))).rejects.toMatchObject({
    code: 'request.split-on',
  })
  expect(await engine.listRuns({ limit: 10 })).toEqual([])
})

test('the debugger stops the run of the first item alone', async () => {
  const runs = await engine.startEach(request(list, { value: [1, 2] }, { debug: { pauseAtStart: true } }))
  const second = await engine.whenDone(runs[1]?.runId ?? asId.run(''))
  const first = await engine.getRun(runs[0]?.runId ?? asId.run(''))
  expect([first?.status === 'Succeeded', second.status]).toEqual([false, 'Succeeded'])
})
