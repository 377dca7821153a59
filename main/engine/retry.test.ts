import { describe, expect, test } from 'vitest'
import { parseJson } from '../../shared/json/index.ts'
import { type ProfileName, platformLimits } from '../../shared/profiles/index.ts'
import { readRetryPolicy, retryDelayMs } from './retry.ts'

const read = (retryPolicy: unknown, profile: ProfileName = 'logic-apps-consumption') =>
  readRetryPolicy(parseJson(JSON.stringify({ retryPolicy })), platformLimits(profile))

/** Least and most delay of each retry, in seconds. */
function schedule(retryPolicy: unknown, retries: number, profile?: ProfileName, retryAfterMs?: number) {
  const policy = read(retryPolicy, profile)
  return Array.from({ length: retries }, (_, at) =>
    [0, 1].map((chance) => retryDelayMs(policy, at + 1, retryAfterMs, () => chance) / 1000),
  )
}

describe('the schedule', () => {
  test.each([
    [
      'fixed',
      { type: 'fixed', count: 3, interval: 'PT20S' },
      [
        [20, 20],
        [20, 20],
        [20, 20],
      ],
    ],
    ['fixed, in days', { type: 'Fixed', count: 1, interval: 'P1D' }, [[86_400, 86_400]]],
    // Source: "Handle errors and exceptions", exponential interval: the range doubles with each retry.
    [
      'exponential',
      { type: 'exponential', count: 4, interval: 'PT10S' },
      [
        [5, 10],
        [10, 20],
        [20, 40],
        [40, 80],
      ],
    ],
    [
      'exponential within bounds',
      {
        type: 'exponential',
        count: 4,
        interval: 'PT10S',
        minimumInterval: 'PT15S',
        maximumInterval: 'PT30S',
      },
      [
        [15, 15],
        [15, 20],
        [20, 30],
        [30, 30],
      ],
    ],
    [
      'exponential with its bounds crossed',
      { type: 'exponential', count: 2, interval: 'PT10S', minimumInterval: 'PT1M', maximumInterval: 'PT30S' },
      [
        [30, 30],
        [30, 30],
      ],
    ],
    [
      'none written: the default of Consumption',
      undefined,
      [
        [5, 7.5],
        [7.5, 15],
        [15, 30],
        [30, 45],
      ],
    ],
  ])('%s', (_name, policy, expected) => {
    expect(schedule(policy, expected.length)).toEqual(expected)
  })

  test('the default of Power Automate', () => {
    expect(schedule(undefined, 8, 'power-automate')).toEqual([
      [5, 7],
      [7, 14],
      [14, 28],
      [28, 56],
      [56, 112],
      [112, 224],
      [224, 448],
      [448, 896],
    ])
  })

  test.each([
    [
      'longer than the schedule',
      60_000,
      [
        [60, 60],
        [60, 60],
      ],
    ],
    [
      'shorter than the schedule',
      1000,
      [
        [20, 20],
        [20, 20],
      ],
    ],
  ])('Retry-After %s', (_name, retryAfterMs, expected) => {
    expect(schedule({ type: 'fixed', count: 2, interval: 'PT20S' }, 2, undefined, retryAfterMs)).toEqual(
      expected,
    )
  })
})

describe('how many', () => {
  test.each([
    ['none', { type: 'none' }, 0],
    ['as written', { type: 'fixed', count: 7, interval: 'PT5S' }, 7],
    ['at most 90', { type: 'fixed', count: 1000, interval: 'PT5S' }, 90],
    ['not less than none', { type: 'fixed', count: -1, interval: 'PT5S' }, 0],
    ['a number as text', { type: 'fixed', count: '3', interval: 'PT5S' }, 3],
    ['no number: the default', { type: 'fixed', count: 'many', interval: 'PT5S' }, 4],
    ['an unknown type: the default', { type: 'linear', count: 9 }, 4],
    ['nothing: the default', undefined, 4],
    ['no object: the default', 'none', 4],
  ])('%s', (_name, policy, count) => {
    expect(read(policy).count).toBe(count)
  })

  test('the default of Power Automate', () => {
    expect(read(undefined, 'power-automate').count).toBe(8)
  })
})
