import { expect, test } from 'vitest'
import { justBefore, newsSince, type TimedThing } from './time-mark.ts'

const at = (second: number, id: string): TimedThing => ({ id, time: `2026-01-31T08:00:0${second}Z` })
const asIs = (thing: TimedThing) => thing
const ids = (things: readonly TimedThing[]) => things.map(({ id }) => id)

test('without a mark everything is news, oldest first', () => {
  const { fresh, mark } = newsSince(undefined, [at(2, 'b'), at(1, 'a'), { id: 'c', time: undefined }], asIs)
  expect(ids(fresh)).toEqual(['a', 'b'])
  expect(mark).toBe('2026-01-31T08:00:02.000Z,b')
})

test('another thing of the same moment is news, the one that was told is not', () => {
  const first = newsSince(undefined, [at(1, 'a')], asIs)
  const second = newsSince(first.mark, [at(1, 'a'), at(1, 'b')], asIs)
  expect(ids(second.fresh)).toEqual(['b'])
  const third = newsSince(second.mark, [at(1, 'a'), at(1, 'b'), at(3, 'c')], asIs)
  expect(ids(third.fresh)).toEqual(['c'])
  expect(newsSince(third.mark, [], asIs)).toEqual({ fresh: [], mark: third.mark })
})

test('an empty list has a mark before everything', () => {
  const { mark } = newsSince(undefined, [], asIs)
  expect(ids(newsSince(mark, [at(0, 'a')], asIs).fresh)).toEqual(['a'])
})

test('just before a mark is a thousandth of a second before', () => {
  expect(justBefore('2026-01-31T08:00:02.000Z,b')).toBe('2026-01-31T08:00:01.999Z')
})
