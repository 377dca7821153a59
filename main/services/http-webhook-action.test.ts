import { createServer } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId, foldEvents, type RunId } from '../../shared/run/index.ts'
import { type FakeService, openFakeService } from './testing/fake-service.ts'
import { openTriggerBench, type TriggerBench } from './testing/trigger-bench.ts'

let bench: TriggerBench
let service: FakeService
beforeEach(async () => {
  bench = await openTriggerBench('2026-11-23T08:00:00Z')
  service = await openFakeService()
})
afterEach(async () => {
  await bench.close()
  await service.close()
})

const hook = (more: object = {}, subscribe: object = {}) => ({
  type: 'HttpWebhook',
  inputs: {
    subscribe: {
      method: 'POST',
      uri: `${service.url}/hooks`,
      body: { callback: '@{listCallbackUrl()}' },
      headers: { Authorization: 'Bearer secret-token' },
      retryPolicy: { type: 'none' },
      ...subscribe,
    },
    unsubscribe: {
      method: 'DELETE',
      uri: `${service.url}/hooks?of=@{encodeUriComponent(listCallbackUrl())}`,
    },
  },
  ...more,
})

async function start(actions: object): Promise<RunId> {
  const run = await bench.engine.start({
    flow: { flowId: asId.flow('hooks'), displayName: 'Hooks' },
    definition: JSON.stringify({ triggers: { manual: { type: 'Request', inputs: {} } }, actions }),
    profile: 'logic-apps-consumption',
    origin: 'test',
    mocks: 'none',
  })
  return run.runId
}

const call = (url: string, body: string, type = 'application/json') =>
  fetch(url, { method: 'POST', headers: { 'Content-Type': type }, body })
const callbackOf = (index: number) =>
  (JSON.parse(service.asked[index]?.body ?? '{}') as { callback: string }).callback
const stateOf = async (runId: RunId) => foldEvents(await bench.engine.events({ runId }))
const outputsOf = async (runId: RunId, key: string) => {
  const outputs = (await stateOf(runId))?.actions.get(key)?.outputs
  return outputs?.kind === 'inline' ? JSON.parse(outputs.json) : outputs
}
const asked = () => service.asked.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`)

/** Waits until an action sleeps for its call. */
async function untilWaiting(runId: RunId, key: string): Promise<void> {
  while ((await stateOf(runId))?.actions.get(key)?.status !== 'Waiting') {
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test('subscribes, waits, goes on with what the call held, and unsubscribes', async () => {
  const after = { type: 'Compose', inputs: "@body('Hook')?['decision']", runAfter: { Hook: ['Succeeded'] } }
  const runId = await start({ Hook: hook(), After: after })
  await service.untilAsked(1)
  await untilWaiting(runId, 'Hook')
  const url = callbackOf(0)
  expect(url).toContain('/run?api-version=')
  expect((await call(`${url}&from=mail`, '{"decision":"Approve"}')).status).toBe(200)
  expect((await bench.engine.whenDone(runId)).status).toBe('Succeeded')
  expect(await outputsOf(runId, 'After')).toBe('Approve')
  expect(await outputsOf(runId, 'Hook')).toMatchObject({
    body: { decision: 'Approve' },
    queries: { from: 'mail' },
  })
  await service.untilAsked(2)
  expect(asked()).toEqual(['POST /hooks', 'DELETE /hooks'])
  expect(service.asked[1]?.path).toContain(encodeURIComponent(url))
  // Once only, and only with its own signature.
  expect((await call(url, '{}')).status).toBe(404)
  expect((await call(url.replace('Hook', 'Other'), '{}')).status).toBe(401)
})

test('neither the signature of the address nor what signs the request is recorded', async () => {
  const runId = await start({ Hook: hook() })
  await untilWaiting(runId, 'Hook')
  const journal = JSON.stringify(await bench.engine.events({ runId }))
  expect(journal).not.toContain(/sig=([\w-]+)/.exec(callbackOf(0))?.[1])
  expect(journal).not.toContain('secret-token')
  expect(journal).toContain('sig=hidden')
})

test('a call that comes before the subscription was answered counts', async () => {
  service.answer({ status: 201 })
  const early = openFakeCaller()
  const runId = await start({ Hook: hook({}, { uri: await early.url }) })
  expect((await bench.engine.whenDone(runId)).status).toBe('Succeeded')
  expect(await outputsOf(runId, 'Hook')).toMatchObject({ body: { early: true } })
  await early.close()
})

test('waits over a restart', async () => {
  const runId = await start({ Hook: hook() })
  await untilWaiting(runId, 'Hook')
  await bench.restart()
  await bench.engine.resumeAll()
  expect((await stateOf(runId))?.actions.get('Hook')?.status).toBe('Waiting')
  expect((await call(callbackOf(0), 'yes', 'text/plain')).status).toBe(200)
  expect((await bench.engine.whenDone(runId)).status).toBe('Succeeded')
  expect(await outputsOf(runId, 'Hook')).toMatchObject({ body: 'yes' })
  await service.untilAsked(2)
  expect(asked()).toEqual(['POST /hooks', 'DELETE /hooks'])
})

test('each iteration of a loop has its own address', async () => {
  const each = {
    type: 'Foreach',
    foreach: '@createArray(1, 2)',
    runtimeConfiguration: { concurrency: { repetitions: 2 } },
    actions: { Hook: hook() },
  }
  const runId = await start({ Each: each })
  await untilWaiting(runId, 'Hook@Each[0]')
  await untilWaiting(runId, 'Hook@Each[1]')
  const [first = '', second = ''] = [callbackOf(0), callbackOf(1)].sort()
  await call(second, '{"n":1}')
  await call(first, '{"n":0}')
  expect((await bench.engine.whenDone(runId)).status).toBe('Succeeded')
  expect(await outputsOf(runId, 'Hook@Each[1]')).toMatchObject({ body: { n: 1 } })
})

test('tells the service when the run is cancelled, also after a restart', async () => {
  const runId = await start({ Hook: hook() })
  await untilWaiting(runId, 'Hook')
  await bench.restart()
  await bench.engine.resumeAll()
  await bench.engine.cancel(runId)
  await service.untilAsked(2)
  expect(asked()[1]).toBe('DELETE /hooks')
  expect((await stateOf(runId))?.actions.get('Hook')?.status).toBe('Cancelled')
})

test('ends at its time limit and tells the service', async () => {
  const runId = await start({ Hook: hook({ limit: { timeout: 'PT1H' } }) })
  await untilWaiting(runId, 'Hook')
  await bench.clock.moveTo('2026-11-23T09:00:00Z')
  expect((await bench.engine.whenDone(runId)).status).toBe('Failed')
  expect((await stateOf(runId))?.actions.get('Hook')).toMatchObject({
    status: 'TimedOut',
    code: 'ActionTimedOut',
  })
  await service.untilAsked(2)
  expect(asked()[1]).toBe('DELETE /hooks')
})

test('a subscription that is refused fails the action at its place, and nothing is unsubscribed', async () => {
  service.answer({ status: 403 })
  const runId = await start({ Hook: hook() })
  await bench.engine.whenDone(runId)
  expect((await stateOf(runId))?.actions.get('Hook')).toMatchObject({ status: 'Failed', code: 'Forbidden' })
  const wrong = await start({ Hook: hook({}, { uri: 'nowhere' }) })
  await bench.engine.whenDone(wrong)
  expect((await stateOf(wrong))?.actions.get('Hook')?.error?.path).toEqual([
    'actions',
    'Hook',
    'inputs',
    'subscribe',
    'uri',
  ])
  expect(asked()).toEqual(['POST /hooks'])
})

test('a service that does not take note is told of, and the run is what it was', async () => {
  service.answer({ status: 201 }, { status: 500 })
  const runId = await start({ Hook: hook() })
  await untilWaiting(runId, 'Hook')
  await call(callbackOf(0), '{}')
  expect((await bench.engine.whenDone(runId)).status).toBe('Succeeded')
  await service.untilAsked(2)
  while (bench.notices.length === 0) await new Promise((resolve) => setImmediate(resolve))
  expect(bench.notices[0]).toContain("'Hook' is over, and the service could not be told")
})

/** A service that calls back before it answers the subscription. */
function openFakeCaller() {
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    await call((JSON.parse(body) as { callback: string }).callback, '{"early":true}')
    response.writeHead(201).end()
  })
  const url = new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hooks`)
    })
  })
  return {
    url,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
