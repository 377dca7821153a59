import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defaultHistoryLimits, RunRetention } from './run-retention.ts'

let retention: RunRetention | undefined
beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
})
afterEach(() => {
  retention?.stop()
  vi.useRealTimers()
})

/** A history in which so many pieces of work are waiting. */
function setUp(waiting: number) {
  const asked: { readonly at: number; readonly maxAgeMs: number; readonly budgetMs: number }[] = []
  let left = waiting
  const history = {
    readOlderTags: () => false,
    prune: ({ maxAgeMs }: { readonly maxAgeMs: number }, nowMs: number, budgetMs: number) => {
      asked.push({ at: nowMs, maxAgeMs, budgetMs })
      left -= 1
      return left > 0
    },
  }
  retention = new RunRetention(history, () => Date.now())
  return { asked, retention }
}

test('looks a while after the start and again every ten minutes, works a little and rests', () => {
  const { asked } = setUp(3)
  expect(asked).toEqual([])
  vi.advanceTimersByTime(10_080)
  expect(asked.map(({ at }) => at)).toEqual([11_000, 11_040, 11_080])
  expect(asked[0]).toMatchObject({ maxAgeMs: 28 * 86_400_000, budgetMs: 8 })
  vi.advanceTimersByTime(599_999)
  expect(asked).toHaveLength(3)
  vi.advanceTimersByTime(1)
  expect(asked).toHaveLength(4)
})

test('other limits hold soon; a stopped one does nothing more', () => {
  const { asked, retention } = setUp(1)
  retention.setLimits({ ...defaultHistoryLimits, maxAgeMs: 5 })
  vi.advanceTimersByTime(10_000)
  expect(asked).toEqual([{ at: 11_000, maxAgeMs: 5, budgetMs: 8 }])
  retention.stop()
  vi.advanceTimersByTime(10_000_000)
  expect(asked).toHaveLength(1)
})
