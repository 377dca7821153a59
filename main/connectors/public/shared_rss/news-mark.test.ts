import { expect, test } from 'vitest'
import type { LookedAt } from './feed-api.ts'
import { newsOf } from './news-mark.ts'

const at = (key: string, ms?: number): LookedAt => ({ item: key, key, ...(ms === undefined ? {} : { ms }) })
const told = (mark: string | undefined, ...items: LookedAt[]) => {
  const news = newsOf(mark, items)
  return { keys: news.fresh.map(({ key }) => key).join(' '), mark: news.mark }
}

test('nothing, one, several: oldest first, each once', () => {
  const begin = told(undefined, at('b', 2), at('a', 1))
  expect(begin.keys).toBe('a b')
  expect(told(begin.mark, at('b', 2), at('a', 1)).keys).toBe('')
  const next = told(begin.mark, at('d', 4), at('c', 3), at('b', 2), at('a', 1))
  expect(next.keys).toBe('c d')
  expect(told(next.mark, at('d', 4), at('c', 3), at('b', 2)).keys).toBe('')
})

test('the same mark may be asked again', () => {
  const { mark } = told(undefined, at('a', 1))
  expect(told(mark, at('b', 2), at('a', 1)).keys).toBe('b')
  expect(told(mark, at('b', 2), at('a', 1)).keys).toBe('b')
})

test('an item of the same moment, one without a time, and one that came late are told', () => {
  const first = told(undefined, at('b', 10), at('a', 1))
  const second = told(first.mark, at('x'), at('d', 30), at('c', 10), at('b', 10), at('a', 1))
  expect(second.keys).toBe('c d x')
  const third = told(second.mark, at('d', 30), at('late', 20), at('c', 10), at('b', 10))
  expect(third.keys).toBe('late')
})

test('items without times come in the order of the feed', () => {
  const { mark } = told(undefined, at('a'))
  expect(told(mark, at('c'), at('b'), at('a')).keys).toBe('b c')
})

test('an old item that shows up again when one is taken back is no news', () => {
  const { mark } = told(undefined, at('c', 3), at('b', 2))
  expect(told(mark, at('b', 2), at('a', 1)).keys).toBe('')
})

test('a feed that was empty for once tells nothing twice', () => {
  const first = told(undefined, at('b', 2), at('a', 1))
  const empty = told(first.mark)
  expect(empty.keys).toBe('')
  expect(told(empty.mark, at('c', 3), at('b', 2), at('a', 1)).keys).toBe('c')
})

test('a feed that begins empty tells all that comes', () => {
  const { mark } = told(undefined)
  expect(told(mark, at('b', 2), at('a', 1)).keys).toBe('a b')
})

test('an item that a feed holds twice is told once', () => {
  const { mark } = told(undefined)
  expect(told(mark, at('a', 1), at('a', 1)).keys).toBe('a')
})

test('a mark of a large feed stays small', () => {
  const items = Array.from({ length: 5_000 }, (_, index) => at(`key${10_000 + index}`, 5_000 - index))
  const { mark } = told(undefined, ...items)
  expect(mark.length).toBeLessThan(6_000)
  expect(told(mark, at('new', 6_000), ...items).keys).toBe('new')
})
