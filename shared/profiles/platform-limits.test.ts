import { expect, test } from 'vitest'
import { platformLimits } from './platform-limits.ts'

test('what the platforms have in common, and what not', () => {
  const [flow, consumption, standard] = [
    platformLimits('power-automate'),
    platformLimits('logic-apps-consumption'),
    platformLimits('logic-apps-standard'),
  ]
  for (const limits of [flow, consumption, standard]) {
    expect(limits).toMatchObject({
      maxActions: 500,
      maxNesting: 8,
      maxSwitchCases: 25,
      maxVariables: 250,
      maxNameLength: 80,
    })
    expect(limits.until).toEqual({ count: 60, timeoutMs: 3_600_000, maxCount: 5000 })
  }
  expect([flow, consumption, standard].map((limits) => limits.foreachConcurrency.default)).toEqual([
    1, 20, 20,
  ])
  expect([flow, consumption, standard].map((limits) => limits.retry.defaultCount)).toEqual([8, 4, 4])
  expect([flow, consumption].map((limits) => limits.minRecurrenceMs)).toEqual([60_000, 1000])
  expect(flow.maxTriggers).toBe(1)
})
