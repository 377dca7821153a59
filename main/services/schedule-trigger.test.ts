import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { openTriggerBench, type TriggerBench } from './testing/trigger-bench.ts'

let bench: TriggerBench
beforeEach(async () => {
  bench = await openTriggerBench('2026-11-23T08:00:00Z')
})
afterEach(() => bench.close())

const schema =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#'
const flow = (trigger: object, actions: object = {}) => ({
  $schema: schema,
  triggers: { Clock: trigger },
  actions,
})
const every = (recurrence: object, more: object = {}) => flow({ type: 'Recurrence', recurrence, ...more })
const starts = async () =>
  (await bench.runs()).map(({ startTime }) => new Date(startTime).toISOString().slice(11, 19))
const naps = { Nap: { type: 'Wait', inputs: { interval: { count: 25, unit: 'Minute' } } } }

describe('Recurrence', () => {
  test('without a start time fires at once and then at its interval', async () => {
    await bench.turnOn(every({ frequency: 'Minute', interval: 10 }))
    await bench.clock.moveTo('2026-11-23T08:25:00Z')
    expect(await starts()).toEqual(['08:00:00', '08:10:00', '08:20:00'])
    expect(bench.service.list()[0]?.triggers).toEqual([
      { trigger: 'Clock', type: 'Recurrence', nextMs: Date.parse('2026-11-23T08:30:00Z') },
    ])
    expect(await bench.triggerOutputs()).toEqual([{}, {}, {}])
  })

  test('goes on after a restart; what was missed meanwhile is left out', async () => {
    const definition = every({ frequency: 'Minute', interval: 10 })
    await bench.turnOn(definition)
    await bench.clock.moveTo('2026-11-23T08:12:00Z')
    await bench.restart()
    await bench.clock.moveTo('2026-11-23T08:47:00Z')
    expect(bench.service.flowsOn()).toMatchObject([{ environmentId: 'env', flowId: 'flow' }])
    await bench.turnOn(definition)
    await bench.clock.moveTo('2026-11-23T09:00:00Z')
    expect(await starts()).toEqual(['08:00:00', '08:10:00', '08:50:00', '09:00:00'])
  })

  test('fires once for the times a machine slept through', async () => {
    await bench.turnOn(every({ frequency: 'Minute', interval: 10 }))
    await bench.clock.moveTo('2026-11-23T08:01:00Z')
    await bench.clock.wakeAt('2026-11-23T11:34:00Z')
    await bench.clock.moveTo('2026-11-23T11:41:00Z')
    expect(await starts()).toEqual(['08:00:00', '11:34:00', '11:40:00'])
  })

  test('a time fires once, also when the process died before it could note so', async () => {
    const definition = every({ frequency: 'Minute', interval: 10 })
    const key = { environmentId: asId.environment('env'), flowId: asId.flow('flow'), trigger: 'Clock' }
    await bench.turnOn(definition)
    const before = bench.state.load(key) ?? ''
    await bench.clock.moveTo('2026-11-23T08:00:00Z')
    bench.state.save(key, before)
    await bench.restart()
    await bench.turnOn(definition)
    await bench.clock.moveTo('2026-11-23T08:15:00Z')
    expect(await starts()).toEqual(['08:00:00', '08:10:00'])
  })

  test('another recurrence begins anew', async () => {
    await bench.turnOn(every({ frequency: 'Day', interval: 1 }))
    await bench.clock.moveTo('2026-11-23T08:05:00Z')
    await bench.turnOn(every({ frequency: 'Minute', interval: 10, startTime: '2026-11-23T08:07:00Z' }))
    await bench.clock.moveTo('2026-11-23T08:20:00Z')
    expect(await starts()).toEqual(['08:00:00', '08:07:00', '08:17:00'])
  })

  test('turned off it is silent, turned on again it begins anew', async () => {
    const definition = every({ frequency: 'Minute', interval: 10 })
    await bench.turnOn(definition)
    await bench.clock.moveTo('2026-11-23T08:05:00Z')
    await bench.turnOff()
    await bench.clock.moveTo('2026-11-23T09:03:00Z')
    expect([bench.clock.due, bench.service.flowsOn()]).toEqual([[], []])
    await bench.turnOn(definition)
    await bench.clock.moveTo('2026-11-23T09:14:00Z')
    expect(await starts()).toEqual(['08:00:00', '09:03:00', '09:13:00'])
  })

  test('conditions decide, count ends it', async () => {
    const odd = [{ expression: "@equals(mod(int(utcNow('mm')), 20), 0)" }]
    await bench.turnOn(every({ frequency: 'Minute', interval: 10, count: 4 }, { conditions: odd }))
    await bench.clock.moveTo('2026-11-23T10:00:00Z')
    expect(await starts()).toEqual(['08:00:00', '08:20:00'])
  })

  test('a single instance leaves out what comes due while a run is under way', async () => {
    await bench.turnOn(
      flow(
        {
          type: 'Recurrence',
          recurrence: { frequency: 'Minute', interval: 10 },
          operationOptions: 'SingleInstance',
        },
        naps,
      ),
    )
    await bench.clock.moveTo('2026-11-23T09:05:00Z')
    expect(await starts()).toEqual(['08:00:00', '08:30:00', '09:00:00'])
  })

  test('reads its parameters', async () => {
    await bench.turnOn({
      ...every({ frequency: "@parameters('unit')", interval: "@parameters('every')" }),
      parameters: { unit: { type: 'String', defaultValue: 'Hour' }, every: { type: 'Int', defaultValue: 2 } },
    })
    await bench.clock.moveTo('2026-11-23T12:30:00Z')
    expect(await starts()).toEqual(['08:00:00', '10:00:00', '12:00:00'])
  })

  test('a condition that fails is told, and the next time comes', async () => {
    await bench.turnOn(
      every({ frequency: 'Hour', interval: 1 }, { conditions: [{ expression: "@triggerBody()['no']" }] }),
    )
    await bench.clock.moveTo('2026-11-23T08:30:00Z')
    expect(bench.notices).toEqual([expect.stringMatching(/^Trigger 'Clock' of 'flow' failed: /)])
    expect(bench.service.list()[0]?.triggers[0]).toMatchObject({
      nextMs: Date.parse('2026-11-23T09:00:00Z'),
      problem: { code: expect.stringMatching(/^expression\./) },
    })
  })

  test.each([
    [every({ frequency: 'Moon', interval: 1 }), 'definition.recurrence'],
    [flow({ type: 'Recurrence' }), 'definition.recurrence'],
    [every({ frequency: 'Day', interval: "@nofunction('x')" }), 'expression.unknown-function'],
    [
      every({ frequency: 'Day', interval: 1 }, { runtimeConfiguration: { concurrency: { runs: 1000 } } }),
      'definition.trigger-concurrency',
    ],
    [{ $schema: schema, triggers: {}, actions: {} }, 'definition.no-trigger'],
  ])('a flow that cannot be followed is not turned on: %j', async (definition, code) => {
    await expect(bench.turnOn(definition)).rejects.toMatchObject({ code })
    expect([bench.service.list(), bench.service.flowsOn(), bench.clock.due]).toEqual([[], [], []])
  })
})

describe('SlidingWindow', () => {
  const windows = async () =>
    ((await bench.triggerOutputs()) as { windowStartTime: string; windowEndTime: string }[]).map(
      ({ windowStartTime, windowEndTime }) =>
        `${windowStartTime.slice(11, 16)}-${windowEndTime.slice(11, 16)}`,
    )
  const sliding = (recurrence: object, more: object = {}) =>
    flow({ type: 'SlidingWindow', recurrence, ...more })

  test('from a start time in the past every window fires, in order', async () => {
    await bench.turnOn(sliding({ frequency: 'Hour', interval: 1, startTime: '2026-11-23T05:00:00Z' }))
    await bench.clock.moveTo('2026-11-23T09:30:00Z')
    expect(await windows()).toEqual(['05:00-06:00', '06:00-07:00', '07:00-08:00', '08:00-09:00'])
  })

  test('without a start time the first window ends now', async () => {
    await bench.turnOn(sliding({ frequency: 'Minute', interval: 30 }))
    await bench.clock.moveTo('2026-11-23T08:30:00Z')
    expect(await windows()).toEqual(['07:30-08:00', '08:00-08:30'])
  })

  test('windows missed while nobody listened are caught up', async () => {
    const definition = sliding({ frequency: 'Minute', interval: 30 })
    await bench.turnOn(definition)
    await bench.clock.moveTo('2026-11-23T08:10:00Z')
    await bench.restart()
    await bench.clock.moveTo('2026-11-23T10:10:00Z')
    await bench.turnOn(definition)
    await bench.clock.moveTo('2026-11-23T10:10:01Z')
    expect(await windows()).toEqual([
      '07:30-08:00',
      '08:00-08:30',
      '08:30-09:00',
      '09:00-09:30',
      '09:30-10:00',
    ])
  })

  test('a delay puts every window off', async () => {
    await bench.turnOn(sliding({ frequency: 'Minute', interval: 30 }, { inputs: { delay: 'PT5M' } }))
    await bench.clock.moveTo('2026-11-23T08:34:59Z')
    expect([await windows(), await starts()]).toEqual([['07:30-08:00'], ['08:05:00']])
  })

  test('with one run at a time no window is lost', async () => {
    await bench.turnOn(
      flow(
        {
          type: 'SlidingWindow',
          recurrence: { frequency: 'Minute', interval: 10 },
          operationOptions: 'SingleInstance',
        },
        naps,
      ),
    )
    await bench.clock.moveTo('2026-11-23T09:20:00Z')
    expect(await windows()).toEqual(['07:50-08:00', '08:00-08:10', '08:10-08:20', '08:20-08:30'])
  })
})
