import { expect, test } from 'vitest'
import { foldEvent, foldEvents, type Repetition, type RunState } from '../../shared/run/index.ts'
import {
  bestRepetition,
  compareRepetitions,
  indexActions,
  loopPositions,
  nextFailure,
  stateAt,
  withIteration,
} from './repetitions.ts'
import { at, ran, started } from './run-samples.ts'

/*
 * Each customer [3 items]
 *   Each order [2, 1, 0 items]
 *     Send (fails for customer 1 order 2)
 */
const run = foldEvents(
  [
    started('r'),
    { type: 'loop-progressed' as const, at: 1001, action: 'Each', total: 3 },
    { type: 'loop-progressed' as const, at: 1002, action: 'Order', repetition: at(['Each', 0]), total: 2 },
    ...ran('Send', 1003, 'Succeeded', at(['Each', 0], ['Order', 0])),
    ...ran('Send', 1004, 'Failed', at(['Each', 0], ['Order', 1])),
    { type: 'loop-progressed' as const, at: 1005, action: 'Order', repetition: at(['Each', 1]), total: 1 },
    ...ran('Send', 1006, 'Succeeded', at(['Each', 1], ['Order', 0])),
  ].map((event, index) => ({ seq: index + 1, event })),
) as RunState
const sends = indexActions(run).get('Send') ?? []

test('the loops around an action, as the chosen iterations see them', () => {
  expect(loopPositions(run, sends, at(['Each', 0], ['Order', 0]))).toEqual([
    { scope: 'Each', index: 0, total: 3, failed: [0] },
    { scope: 'Order', index: 0, total: 2, failed: [1] },
  ])
  expect(loopPositions(run, sends, at(['Each', 1], ['Order', 0]))).toEqual([
    { scope: 'Each', index: 1, total: 3, failed: [0] },
    { scope: 'Order', index: 0, total: 1, failed: [] },
  ])
})

test('another outer iteration begins at the first inner one', () => {
  expect(withIteration(at(['Each', 0], ['Order', 1]), 0, 2)).toEqual(at(['Each', 2], ['Order', 0]))
  expect(withIteration(at(['Each', 0], ['Order', 1]), 1, 0)).toEqual(at(['Each', 0], ['Order', 0]))
})

test('the next failure comes after the one shown, then from the start', () => {
  expect(nextFailure(sends, at(['Each', 0], ['Order', 0]))).toEqual(at(['Each', 0], ['Order', 1]))
  expect(nextFailure(sends, at(['Each', 1], ['Order', 0]))).toEqual(at(['Each', 0], ['Order', 1]))
  expect(nextFailure([], [])).toBeUndefined()
})

test.each([
  [[], at(['Each', 0], ['Order', 1])],
  [at(['Each', 1]), at(['Each', 1], ['Order', 0])],
  [at(['Each', 2]), at(['Each', 0], ['Order', 1])],
] satisfies [Repetition, Repetition][])('looked at before %j: begins at %j', (before, expected) => {
  expect(bestRepetition(sends, before)).toEqual(expected)
})

test('an iteration in which the action did not run has no state', () => {
  expect(stateAt(sends, at(['Each', 2], ['Order', 0]))).toBeUndefined()
  expect(stateAt(sends, at(['Each', 0], ['Order', 1]))?.status).toBe('Failed')
})

test('iterations are ordered outer loop first', () => {
  const order = [at(['Each', 1], ['Order', 0]), at(['Each', 0], ['Order', 10]), at(['Each', 0], ['Order', 2])]
  expect(order.sort(compareRepetitions).map((each) => each.map(({ index }) => index))).toEqual([
    [0, 2],
    [0, 10],
    [1, 0],
  ])
})

test('actions that begin later join the index; what did not grow is the very same', () => {
  const events = [started('r'), ...ran('A', 1001), ...ran('B', 1002)]
  const live = foldEvents(events.map((event, index) => ({ seq: index + 1, event }))) as RunState
  const before = indexActions(live)
  expect(indexActions(live)).toBe(before)
  for (const [index, event] of ran('A', 1003, 'Succeeded', at(['Each', 0])).entries())
    foldEvent(live, { seq: events.length + index + 1, event })
  const after = indexActions(live)
  expect([...after].map(([name, { length }]) => [name, length])).toEqual([
    ['A', 2],
    ['B', 1],
  ])
  expect(before.get('A')).toHaveLength(1)
  expect(after.get('B')).toBe(before.get('B'))
})
