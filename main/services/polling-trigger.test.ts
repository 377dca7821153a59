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

const flow = (inputs: object = {}, more: object = {}, actions: object = {}) => ({
  triggers: {
    Ask: {
      type: 'Http',
      recurrence: { frequency: 'Minute', interval: 5 },
      inputs: { method: 'GET', uri: `${service.url}/items`, retryPolicy: { type: 'none' }, ...inputs },
      ...more,
    },
  },
  actions,
})
const json = { 'Content-Type': 'application/json' }
const paths = () => service.asked.map(({ method, path }) => `${method} ${path}`)

/** Moves the time and waits until the trigger, having been asked for an answer `count` times, is armed again. */
async function pollAt(time: string, count: number): Promise<void> {
  await bench.clock.moveTo(time)
  await service.untilAsked(count)
  while (bench.clock.due.length === 0) await new Promise((resolve) => setImmediate(resolve))
}

test('asks at its interval; 202 starts nothing, 200 starts a run with the answer', async () => {
  service.answer({ status: 202 }, { status: 200, headers: json, body: '{"value":[1]}' })
  await bench.turnOn(flow({ queries: { top: 3 }, headers: { 'X-Key': "@{concat('a', 'b')}" } }))
  await pollAt('2026-11-23T08:00:00Z', 1)
  expect([await bench.runs(), bench.clock.due]).toEqual([[], ['2026-11-23T08:05:00.000Z']])
  await pollAt('2026-11-23T08:05:00Z', 2)
  expect(await bench.triggerOutputs()).toMatchObject([
    { statusCode: 200, headers: { 'content-type': 'application/json' }, body: { value: [1] } },
  ])
  expect(paths()).toEqual(['GET /items?top=3', 'GET /items?top=3'])
  expect(service.asked[0]?.headers['x-key']).toBe('ab')
})

test('follows Location and Retry-After, and remembers the place over a restart', async () => {
  service.answer(
    { status: 202, headers: { Location: '/items?after=1', 'Retry-After': '30' } },
    { status: 200, headers: { ...json, Location: '/items?after=2' }, body: '"two"' },
  )
  await bench.turnOn(flow())
  await pollAt('2026-11-23T08:00:00Z', 1)
  expect(bench.clock.due).toEqual(['2026-11-23T08:00:30.000Z'])
  await pollAt('2026-11-23T08:00:30Z', 2)
  expect(bench.clock.due).toEqual(['2026-11-23T08:05:00.000Z'])
  await bench.restart()
  await bench.turnOn(flow())
  await pollAt('2026-11-23T08:05:00Z', 3)
  expect(paths()).toEqual(['GET /items', 'GET /items?after=1', 'GET /items?after=2'])
  await bench.turnOn(flow({ headers: { New: 'yes' } }))
  await pollAt('2026-11-23T08:05:00Z', 4)
  expect(paths().at(-1)).toBe('GET /items')
})

test('an error starts nothing, is told once and goes when the service is well again', async () => {
  service.answer({ status: 500, headers: { 'Retry-After': '1' } }, { status: 500 }, { status: 202 })
  await bench.turnOn(flow())
  await pollAt('2026-11-23T08:00:00Z', 1)
  await pollAt('2026-11-23T08:05:00Z', 2)
  const problem = "'Ask' was answered with status code 500 (InternalServerError)."
  expect(bench.notices).toEqual([`Trigger 'Ask' of 'flow' failed: ${problem}`])
  expect(bench.service.list()[0]?.triggers[0]).toMatchObject({ problem: { message: problem } })
  await pollAt('2026-11-23T08:10:00Z', 3)
  expect(bench.service.list()[0]?.triggers[0]).not.toHaveProperty('problem')
  expect(await bench.runs()).toEqual([])
})

test('its retry policy holds for each question', async () => {
  service.answer(
    { status: 503 },
    { status: 503, headers: { 'Retry-After': '20' } },
    { status: 200, headers: json, body: '1' },
  )
  await bench.turnOn(flow({ retryPolicy: { type: 'fixed', count: 2, interval: 'PT10S' } }))
  await pollAt('2026-11-23T08:00:00Z', 1)
  expect(bench.clock.due).toEqual(['2026-11-23T08:00:10.000Z'])
  await pollAt('2026-11-23T08:00:10Z', 2)
  expect(bench.clock.due).toEqual(['2026-11-23T08:00:30.000Z'])
  await pollAt('2026-11-23T08:00:30Z', 3)
  expect(await bench.triggerOutputs()).toMatchObject([{ body: 1 }])
})

test('a list becomes a run for each item, by splitOn', async () => {
  service.answer({ status: 200, headers: json, body: '[{"id":1},{"id":2}]' })
  await bench.turnOn(flow({}, { splitOn: '@triggerBody()' }))
  await pollAt('2026-11-23T08:00:00Z', 1)
  expect(await bench.triggerOutputs()).toMatchObject([{ body: { id: 1 } }, { body: { id: 2 } }])
})

test('does not ask while its single instance is under way', async () => {
  service.answer({ status: 200 }, { status: 200 })
  const nap = { Nap: { type: 'Wait', inputs: { interval: { count: 12, unit: 'Minute' } } } }
  await bench.turnOn(flow({}, { operationOptions: 'SingleInstance' }, nap))
  await pollAt('2026-11-23T08:00:00Z', 1)
  await bench.clock.moveTo('2026-11-23T08:11:00Z')
  expect(service.asked.length).toBe(1)
  await pollAt('2026-11-23T08:15:00Z', 2)
  expect((await bench.runs()).length).toBe(2)
})
