import { afterEach, beforeEach, expect, test } from 'vitest'
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

const flow = (more: object = {}, subscribe: object = {}) => ({
  triggers: {
    Hook: {
      type: 'HttpWebhook',
      inputs: {
        subscribe: {
          method: 'POST',
          uri: `${service.url}/hooks`,
          body: { callback: '@{listCallbackUrl()}' },
          retryPolicy: { type: 'none' },
          ...subscribe,
        },
        unsubscribe: {
          method: 'DELETE',
          uri: `${service.url}/hooks?of=@{encodeUriComponent(listCallbackUrl())}`,
        },
      },
      ...more,
    },
  },
  actions: {},
})
const asked = () => service.asked.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`)

test('subscribes with its signed address, starts a run for each call of it, and unsubscribes when turned off', async () => {
  const { triggers } = await bench.turnOn(flow())
  const url = triggers[0]?.url ?? ''
  expect(triggers).toEqual([{ trigger: 'Hook', type: 'HttpWebhook', method: 'POST', url }])
  expect(JSON.parse(service.asked[0]?.body ?? '')).toEqual({ callback: url })
  const answer = await fetch(`${url}&kind=new`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"id":7}',
  })
  const [run] = await bench.runs()
  expect([answer.status, answer.headers.get('x-ms-workflow-run-id')]).toEqual([200, run?.runId])
  expect(await bench.triggerOutputs()).toMatchObject([{ body: { id: 7 }, queries: { kind: 'new' } }])
  await bench.turnOff()
  expect(asked()).toEqual(['POST /hooks', 'DELETE /hooks'])
  expect(service.asked[1]?.path).toContain(encodeURIComponent(url))
  expect((await fetch(url, { method: 'POST' })).status).toBe(404)
})

test('a subscription outlives a restart while it is the same, and is replaced by another', async () => {
  await bench.turnOn(flow())
  await bench.restart()
  await bench.turnOn(flow())
  expect(asked()).toEqual(['POST /hooks'])
  await bench.turnOn(flow({}, { headers: { 'X-New': 'yes' } }))
  expect(asked()).toEqual(['POST /hooks', 'DELETE /hooks', 'POST /hooks'])
})

test('stopping for good tells the service, so that the next start subscribes again', async () => {
  await bench.turnOn(flow())
  await bench.restart({ isOff: true })
  await bench.turnOn(flow())
  expect(asked()).toEqual(['POST /hooks', 'DELETE /hooks', 'POST /hooks'])
})

test('a service that refuses is told, and tried again', async () => {
  service.answer({ status: 403 }, { status: 201 })
  const { triggers } = await bench.turnOn(flow())
  expect(triggers).toMatchObject([
    { problem: { code: 'http.subscribe-failed', message: expect.stringContaining('403') } },
  ])
  expect(bench.notices.length).toBe(1)
  await bench.clock.moveTo('2026-11-23T08:01:00Z')
  await service.untilAsked(2)
  while (bench.service.list()[0]?.triggers[0]?.problem !== undefined)
    await new Promise((resolve) => setImmediate(resolve))
  expect(bench.clock.due).toEqual([])
})

test('calls that meet no condition or hold broken JSON start nothing', async () => {
  const { triggers } = await bench.turnOn(
    flow({ conditions: [{ expression: "@equals(triggerBody()?['id'], 1)" }] }),
  )
  const call = (body: string) =>
    fetch(triggers[0]?.url ?? '', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
  expect([(await call('{"id":2}')).status, (await call('{')).status]).toEqual([200, 400])
  expect(await bench.runs()).toEqual([])
})
