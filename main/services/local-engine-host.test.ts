import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HttpPort, HttpRequest } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import {
  actionKey,
  asId,
  foldEvents,
  type RunSummary,
  type SequencedEvent,
  tagText,
} from '../../shared/run/index.ts'
import type { EngineHost, StartRunRequest } from './engine-host.ts'
import { createLocalEngineHost } from './local-engine-host.ts'
import type { LocalEngineOptions } from './local-engine-options.ts'

const hosts: EngineHost[] = []
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-host-'))
})

afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(options: Partial<LocalEngineOptions> = {}): EngineHost {
  const host = createLocalEngineHost({ databasePath: join(folder, 'runs.db'), ...options })
  hosts.push(host)
  return host
}

function request(actions: unknown, more: Partial<StartRunRequest> = {}): StartRunRequest {
  const triggers = { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } }
  return {
    flow: { flowId: asId.flow('flow'), displayName: 'Flow' },
    definition: JSON.stringify({ triggers, actions }),
    profile: 'power-automate',
    origin: 'test',
    mocks: 'none',
    ...more,
  }
}

const steps = (events: readonly SequencedEvent[]) =>
  events.flatMap(({ event }) =>
    event.type === 'action-completed' ? [`${actionKey(event.action, event.repetition)} ${event.status}`] : [],
  )

/** Resolves when an event of the run fits. */
function until(host: EngineHost, fits: (event: SequencedEvent['event']) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = host.subscribe(({ events }) => {
      if (!events.some(({ event }) => fits(event))) return
      stop()
      resolve()
    })
  })
}

const wait = (count: number, unit: string) => ({ type: 'Wait', inputs: { interval: { count, unit } } })
const http = {
  type: 'Http',
  inputs: { method: 'GET', uri: 'https://service.test/', retryPolicy: { type: 'none' } },
}

/** A service that never answers until it is told to stop. */
const silent: HttpPort = {
  send: (_request, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new ConnectorError('http.aborted', 'Cancelled.')))
    }),
}

const answers = (text: string, seen: HttpRequest[] = []): HttpPort => ({
  send: async (message) => {
    seen.push(message)
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: new TextEncoder().encode(text) }
  },
})

describe('cancel', () => {
  test('ends an open call and a wait, however long they would be', async () => {
    const host = open({ http: silent })
    const isCalled = until(host, (event) => event.type === 'action-started' && event.action === 'Call')
    const { runId } = await host.start(
      request({ Call: http, Nap: wait(1, 'Day'), Next: { ...http, runAfter: { Call: ['Succeeded'] } } }),
    )
    await isCalled
    await host.cancel(runId)
    const run = await host.whenDone(runId)
    expect(run).toMatchObject({ status: 'Cancelled', error: { code: 'RunCancelled' } })
    expect(steps(await host.events({ runId }))).toEqual(['Call Cancelled', 'Nap Cancelled', 'Next Skipped'])
  })

  test('stops a busy loop', async () => {
    const host = open()
    const loop = {
      type: 'Foreach',
      foreach: '@range(0, 50000)',
      actions: { C: { type: 'Compose', inputs: '@item()' } },
    }
    const { runId } = await host.start(request({ Loop: loop }))
    await host.cancel(runId)
    expect((await host.whenDone(runId)).status).toBe('Cancelled')
  })

  test('a run that is over stays as it is', async () => {
    const host = open()
    const { runId } = await host.start(request({}))
    await host.whenDone(runId)
    await host.cancel(runId)
    expect((await host.getRun(runId))?.status).toBe('Succeeded')
  })
})

describe('waits', () => {
  test('a wait can be skipped', async () => {
    const host = open()
    const { runId } = await host.start(
      request({
        Nap: wait(1, 'Day'),
        Next: { type: 'Compose', inputs: 1, runAfter: { Nap: ['Succeeded'] } },
      }),
    )
    await host.skipWait(runId, 'Nap')
    expect((await host.whenDone(runId)).status).toBe('Succeeded')
    await expect(host.skipWait(runId, 'Nap')).rejects.toMatchObject({ code: 'run.not-waiting' })
  })

  test('a waiting run goes on in the next process, with what it knew', async () => {
    const actions = {
      Big: { type: 'Compose', inputs: "@join(range(0, 6000), '-')" },
      V: {
        type: 'InitializeVariable',
        inputs: { variables: [{ name: 'v', type: 'integer', value: 3 }] },
        runAfter: { Big: ['Succeeded'] },
      },
      Nap: { ...wait(1, 'Day'), runAfter: { V: ['Succeeded'] } },
      Next: {
        type: 'Compose',
        inputs: "@concat(length(outputs('Big')), variables('v'), triggerBody()['k'], actions('V')['status'])",
        runAfter: { Nap: ['Succeeded'] },
      },
    }
    const first = open()
    const { runId } = await first.start(request(actions, { triggerBody: '{"k":"x"}' }))
    await first.close()
    const second = open()
    expect(await second.resumeAll()).toBe(1)
    expect(await second.resumeAll()).toBe(0)
    await second.skipWait(runId, 'Nap')
    expect((await second.whenDone(runId)).status).toBe('Succeeded')
    const state = foldEvents(await second.events({ runId }))
    expect(state?.actions.get('Next')?.outputs).toEqual({ kind: 'inline', json: '"288893xSucceeded"' })
    expect(state?.actions.get('Big')?.outputs).toMatchObject({ kind: 'stored', bytes: 28_891 })
  })
})

describe('a run in a hurry', () => {
  test('waits, retries and delays pass at once, and its clock moves on past them', async () => {
    const host = open()
    const call = {
      ...http,
      inputs: { ...http.inputs, retryPolicy: { type: 'fixed', count: 2, interval: 'PT1H' } },
    }
    const from = Date.now()
    const { runId } = await host.start(
      request(
        {
          Nap: wait(1, 'Day'),
          Call: { ...call, runAfter: { Nap: ['Succeeded'] } },
          Now: { type: 'Compose', inputs: '@utcNow()', runAfter: { Call: ['Succeeded'] } },
        },
        {
          mocks: 'script',
          mockScript: '{"Call":[{"statusCode":503},{"statusCode":200,"body":{}}]}',
          time: 'hurried',
        },
      ),
    )
    const run = await host.whenDone(runId)
    const state = foldEvents(await host.events({ runId }))
    const now = state?.actions.get('Now')?.outputs
    const toldMs = Date.parse(now?.kind === 'inline' ? (JSON.parse(now.json) as string) : '')
    const hours25 = 90_000_000
    expect(run.status).toBe('Succeeded')
    expect(run.startTime).toBeGreaterThanOrEqual(from)
    expect(toldMs - run.startTime).toBeGreaterThanOrEqual(hours25)
    expect(toldMs - run.startTime).toBeLessThan(hours25 + (Date.now() - from) + 1)
    expect(run.endTime).toBeGreaterThanOrEqual(toldMs)
  })

  test('a restart goes on with its clock', async () => {
    const first = open({ http: silent })
    const isCalled = until(first, (event) => event.type === 'action-started' && event.action === 'Call')
    const { runId } = await first.start(
      request(
        { Nap: wait(1, 'Day'), Call: { ...http, runAfter: { Nap: ['Succeeded'] } } },
        { time: 'hurried' },
      ),
    )
    await isCalled
    await first.close()
    const second = open({ http: answers('ok') })
    await second.resumeAll()
    const run = await second.whenDone(runId)
    expect(run.status).toBe('Succeeded')
    expect((run.endTime ?? 0) - run.startTime).toBeGreaterThanOrEqual(86_400_000)
  })
})

describe('restart', () => {
  test('a call that was cut off is made again with the same key', async () => {
    const first = open({ http: silent })
    const isCalled = until(first, (event) => event.type === 'action-started')
    const { runId } = await first.start(request({ Call: http }))
    await isCalled
    await first.close()
    const seen: HttpRequest[] = []
    const second = open({ http: answers('ok', seen) })
    await second.resumeAll()
    expect((await second.whenDone(runId)).status).toBe('Succeeded')
    const events = await second.events({ runId })
    const started = events.flatMap(({ event }) => (event.type === 'action-started' ? [event] : []))
    expect(started.map(({ attempt, afterRestart }) => [attempt, afterRestart])).toEqual([
      [1, undefined],
      [2, true],
    ])
    expect(new Set(started.map(({ trackingId }) => trackingId))).toEqual(
      new Set([seen[0]?.headers['x-ms-client-request-id']]),
    )
    expect(foldEvents(events)?.actions.get('Call')).toMatchObject({
      status: 'Succeeded',
      attempt: 2,
      afterRestart: true,
    })
  })

  test('a cancelled run stays cancelled', async () => {
    const host = open({ http: silent })
    const { runId } = await host.start(request({ Call: http }))
    await host.cancel(runId)
    await host.close()
    const again = open()
    expect(await again.resumeAll()).toBe(0)
    expect((await again.getRun(runId))?.status).toBe('Cancelled')
  })

  test('a run that was cut off in a call is cancelled without the call being made again', async () => {
    const first = open({ http: silent })
    const isCalled = until(first, (event) => event.type === 'action-started')
    const { runId } = await first.start(request({ Call: http, After: wait(1, 'Day') }))
    await isCalled
    await first.close()
    const seen: HttpRequest[] = []
    const second = open({ http: answers('ok', seen) })
    await second.cancel(runId)
    expect(await second.whenDone(runId)).toMatchObject({ status: 'Cancelled' })
    expect(seen).toEqual([])
    const types = (await second.events({ runId })).map(({ event }) => event.type)
    expect(types).not.toContain('run-resumed')
    expect(types.filter((type) => type === 'action-started')).toHaveLength(2)
    expect(await second.resumeAll()).toBe(0)
  })

  test('a run whose definition cannot be read any more is cancelled all the same', async () => {
    const first = open()
    const { runId } = await first.start(request({ Nap: wait(1, 'Day') }))
    await first.close()
    const database = new Database(join(folder, 'runs.db'))
    database.exec(`UPDATE content SET json = '{"actions":{"Nap":{"type":"Compose","inputs":"@nothing("}}}'`)
    database.close()
    const second = open()
    await second.cancel(runId)
    expect(await second.getRun(runId)).toMatchObject({
      status: 'Cancelled',
      error: { code: 'RunCancelled' },
    })
  })
})

describe('tags', () => {
  const tracked = (properties: unknown, more: object = {}) => ({
    type: 'Compose',
    inputs: 'x',
    trackedProperties: properties,
    ...more,
  })
  const start = async (host: EngineHost, actions: unknown, more: Partial<StartRunRequest> = {}) =>
    host.whenDone((await host.start(request(actions, more))).runId)

  test('tracked properties of every action and the caller’s tracking id become tags', async () => {
    const host = open()
    const triggerOutputs = '{"headers":{"x-ms-client-tracking-id":"case-1"},"body":{"ids":[7,8,7]}}'
    const each = {
      type: 'Foreach',
      foreach: "@triggerBody()['ids']",
      actions: { Keep: tracked({ orderId: '@item()', list: [1], nothing: null, price: 5.0, isOk: true }) },
    }
    const run = await start(host, { Each: each }, { triggerOutputs })
    expect(run.tags).toEqual([
      { name: 'clientTrackingId', value: 'case-1', source: 'tracking-id' },
      { name: 'orderId', value: '7', source: 'tracked' },
      { name: 'price', value: '5', source: 'tracked' },
      { name: 'isOk', value: 'true', source: 'tracked' },
      { name: 'orderId', value: '8', source: 'tracked' },
    ])
  })

  test('what is secured never becomes a tag', async () => {
    const host = open()
    const secured = { runtimeConfiguration: { secureData: { properties: ['outputs'] } } }
    const run = await start(host, {
      A: tracked({ got: "@action()['outputs']" }, secured),
      B: tracked({ fixed: 'batch' }, secured),
      C: tracked({ got: "@outputs('A')" }),
    })
    expect(run.tags).toEqual([{ name: 'fixed', value: 'batch', source: 'tracked' }])
    const events = JSON.stringify(await host.events({ runId: run.runId }))
    expect(events.match(/"trackedProperties":\{"kind":"secured"\}/g)).toHaveLength(2)
  })

  test('runs are found by tags, tags are told by how many runs have them, own ones come and go', async () => {
    const host = open()
    const track = (id: number) => start(host, { Keep: tracked({ orderId: id, Batch: 'May' }) })
    const [one, two] = [await track(1), await track(2)]
    const found = async (...tags: { name: string; value?: string }[]) =>
      (await host.listRuns({ tags, limit: 10 })).map(({ runId }) => runId)
    expect(await found({ name: 'ORDERID' })).toEqual([two.runId, one.runId])
    expect(await found({ name: 'orderId', value: '1' }, { name: 'batch', value: 'may' })).toEqual([one.runId])
    expect(await found({ name: 'orderId', value: '3' })).toEqual([])
    expect(await host.tags({ limit: 10 })).toEqual([
      { name: 'Batch', runs: 2 },
      { name: 'orderId', runs: 2 },
      { name: 'Batch', value: 'May', runs: 2 },
      { name: 'orderId', value: '2', runs: 1 },
      { name: 'orderId', value: '1', runs: 1 },
    ])
    expect(await host.tags({ text: 'ID=2', limit: 10 })).toEqual([{ name: 'orderId', value: '2', runs: 1 }])

    const add = [{ name: 'repro' }, { name: 'batch', value: 'may' }]
    const tagged = await host.tagRun(one.runId, { add })
    expect(tagged.tags?.map(({ name, value, source }) => [name, value, source])).toEqual([
      ['repro', '', 'own'],
      ['Batch', 'May', 'tracked'],
      ['orderId', '1', 'tracked'],
    ])
    expect(await host.getRun(one.runId)).toEqual(tagged)
    expect(await found({ name: 'repro' })).toEqual([one.runId])
    const left = await host.tagRun(one.runId, { remove: add })
    expect(left.tags?.map(({ name }) => name)).toEqual(['Batch', 'orderId'])
    await expect(host.tagRun(asId.run('none'), { add })).rejects.toMatchObject({ code: 'run.not-found' })
    await host.deleteRuns([one.runId, two.runId])
    expect(await host.tags({ limit: 10 })).toEqual([])
  })

  test('a run under way and one after a restart keep theirs', async () => {
    const first = open()
    const actions = {
      Keep: tracked({ orderId: 1 }),
      Nap: { ...wait(1, 'Day'), runAfter: { Keep: ['Succeeded'] } },
      Last: { ...tracked({ orderId: 2 }), runAfter: { Nap: ['Succeeded'] } },
    }
    const isWaiting = until(first, (event) => event.type === 'action-waiting')
    const { runId } = await first.start(request(actions))
    await isWaiting
    await first.tagRun(runId, { add: [{ name: 'repro' }] })
    await first.close()
    const second = open()
    await second.resumeAll()
    await second.skipWait(runId, 'Nap')
    const { tags } = await second.whenDone(runId)
    const texts = ['repro', 'orderId=1', 'orderId=2']
    expect(tags?.map(tagText)).toEqual(texts)
    await second.close()
    expect((await open().getRun(runId))?.tags?.map(tagText)).toEqual(texts)
  })
})

describe('the history', () => {
  test('lists newest first, filters, deletes with payloads', async () => {
    const host = open()
    const runs: RunSummary[] = []
    const big = { Big: { type: 'Compose', inputs: "@join(range(0, 6000), '-')" } }
    for (const flow of ['a', 'b', 'a']) {
      const started = await host.start(
        request(big, {
          flow: { flowId: asId.flow(flow), displayName: flow, environmentId: asId.environment('e') },
        }),
      )
      runs.push(await host.whenDone(started.runId))
    }
    const [first, , third] = runs
    expect(await host.listRuns({ flowId: asId.flow('a'), limit: 10 })).toEqual([third, first])
    expect(await host.listRuns({ statuses: ['Failed'], limit: 10 })).toEqual([])
    expect(await host.listRuns({ limit: 1 })).toEqual([third])
    const content = foldEvents(await host.events({ runId: runs[0]?.runId ?? asId.run('') }))?.actions.get(
      'Big',
    )?.outputs
    const hash = content?.kind === 'stored' ? content.hash : asId.content('')
    expect((await host.content(hash)).length).toBe(28_891)
    expect(await host.deleteRuns(runs.slice(0, 2).map(({ runId }) => runId))).toBe(2)
    expect((await host.content(hash)).length).toBe(28_891)
    expect(await host.deleteRuns(runs.map(({ runId }) => runId))).toBe(1)
    await expect(host.content(hash)).rejects.toMatchObject({ code: 'run.content-not-found' })
  })

  test('finds runs by trigger, time and by a text in what they recorded, large payloads and errors included', async () => {
    const host = open()
    const ran = async (actions: unknown, more: Partial<StartRunRequest> = {}) => {
      const { runId } = await host.start(request(actions, more))
      return host.whenDone(runId)
    }
    const named = await ran({ A: { type: 'Compose', inputs: 'Order 4711 of Ada' } })
    const large = await ran({ A: { type: 'Compose', inputs: "@concat(join(range(0, 6000), '-'), 'Zebra')" } })
    const failed = await ran({ A: { type: 'Compose', inputs: "@int('quince')" } })
    const asked = await ran({ A: { type: 'Compose', inputs: 1 } }, { triggerBody: '{"name":"Bob"}' })
    const found = async (query: Partial<Parameters<EngineHost['listRuns']>[0]>) =>
      (await host.listRuns({ limit: 10, ...query })).map(({ runId }) => runId)
    expect(await found({ text: 'order 4711' })).toEqual([named.runId])
    expect(await found({ text: 'ZEBRA' })).toEqual([large.runId])
    expect(await found({ text: 'quince' })).toEqual([failed.runId])
    expect(await found({ text: '"bob"' })).toEqual([asked.runId])
    expect(await found({ text: 'nothing of the kind' })).toEqual([])
    expect(await found({ text: 'compose', limit: 2 })).toEqual([asked.runId, failed.runId])
    expect(await found({ trigger: 'manual', since: asked.startTime })).toContain(asked.runId)
    expect(await found({ trigger: 'other' })).toEqual([])
    expect(await found({ since: asked.startTime + 1 })).toEqual([])
  })

  test('counts runs by day for some flows or all', async () => {
    const host = open()
    for (const [flow, inputs] of [
      ['a', '1'],
      ['a', "@int('x')"],
      ['b', '1'],
    ] as const) {
      const { runId } = await host.start(
        request(
          { A: { type: 'Compose', inputs } },
          { flow: { flowId: asId.flow(flow), displayName: flow, environmentId: asId.environment('e') } },
        ),
      )
      await host.whenDone(runId)
    }
    const query = { environmentId: asId.environment('e'), days: 2, offsetMinutes: 0, nowMs: Date.now() }
    const ofA = await host.statistics({ ...query, flowIds: [asId.flow('a')] })
    expect(ofA.total).toMatchObject({ succeeded: 1, failed: 1, open: 0 })
    expect((await host.statistics(query)).total).toMatchObject({ succeeded: 2, failed: 1 })
    expect((await host.statistics({ ...query, environmentId: asId.environment('f') })).total).toMatchObject({
      succeeded: 0,
    })
  })

  test('events can be read in pages', async () => {
    const host = open()
    const { runId } = await host.start(
      request({ A: { type: 'Compose', inputs: 1 }, B: { type: 'Compose', inputs: 2 } }),
    )
    await host.whenDone(runId)
    expect((await host.events({ runId, after: 1, limit: 2 })).map(({ seq }) => seq)).toEqual([2, 3])
    expect((await host.events({ runId, after: 99 })).length).toBe(0)
    await expect(host.events({ runId: asId.run('nope') })).rejects.toMatchObject({ code: 'run.not-found' })
  })
})

describe('what cannot start', () => {
  test.each([
    ['a broken definition', { definition: '{' }, 'definition.invalid-json'],
    ['no trigger', { definition: '{"actions":{}}' }, 'definition.no-trigger'],
    ['an unknown trigger', { trigger: 'x' }, 'request.trigger-not-found'],
    ['a broken body', { triggerBody: '{' }, 'request.invalid-json'],
    ['an unknown parameter', { parameters: { p: '1' } }, 'request.parameter'],
    ['a broken mock script', { mocks: 'script', mockScript: '[]' }, 'request.mock-script'],
  ] as const)('%s', async (_name, more, code) => {
    await expect(open().start(request({}, more))).rejects.toMatchObject({ code })
  })

  test.each([
    [
      'a circle',
      {
        A: { type: 'Compose', inputs: 1, runAfter: { B: ['Succeeded'] } },
        B: { type: 'Compose', inputs: 1, runAfter: { A: ['Succeeded'] } },
      },
      'definition.run-after-cycle',
    ],
    [
      'an unknown predecessor',
      { A: { type: 'Compose', runAfter: { X: ['Succeeded'] } } },
      'definition.run-after',
    ],
    [
      'two of one name',
      { A: { type: 'Scope', actions: { a: { type: 'Compose', inputs: 1 } } } },
      'definition.duplicate-action',
    ],
    ['a broken expression', { A: { type: 'Compose', inputs: '@concat(' } }, 'expression.'],
    ['no type', { A: {} }, 'definition.missing-type'],
  ])('%s', async (_name, actions, code) => {
    await expect(open().start(request(actions))).rejects.toMatchObject({
      code: expect.stringContaining(code),
    })
  })
})

test('an action whose connector is nowhere says so; an unknown type too', async () => {
  const host = open()
  const actions = {
    A: { type: 'OpenApiConnection', inputs: {} },
    B: { type: 'Mystery', inputs: {} },
    C: { type: 'Workflow', inputs: {} },
  }
  const { runId } = await host.start(request(actions))
  await host.whenDone(runId)
  const state = foldEvents(await host.events({ runId }))
  expect([...(state?.actions.values() ?? [])].map(({ code }) => code).sort()).toEqual([
    'ConnectorNotAvailable',
    'UnsupportedActionType',
    'WorkflowNotFound',
  ])
})
