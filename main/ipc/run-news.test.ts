import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asId, type RunEvent, type RunId, type RunSummary } from '../../shared/run/index.ts'
import type { RunEventBatch } from '../services/engine-host.ts'
import { RunNews } from './run-news.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const [a, b] = [asId.run('a'), asId.run('b')]
let seq = 0
const eventOf = (type: RunEvent['type']) => ({ seq: ++seq, event: { type, at: 0 } as RunEvent })

function setUp() {
  const sent: { channel: string; windowId: number | undefined; payload: unknown }[] = []
  let tell: (batch: RunEventBatch) => void = () => undefined
  const news = new RunNews({
    runs: {
      subscribe: (listener) => {
        tell = listener
        return () => {
          tell = () => undefined
        }
      },
      get: async (runId: RunId) => {
        if (runId === b) throw new Error('deleted meanwhile')
        return { runId } as RunSummary
      },
    },
    windows: { send: (channel, payload, windowId) => sent.push({ channel, payload, windowId }) },
  })
  return {
    news,
    sent,
    tell: (runId: RunId, ...types: RunEvent['type'][]) => tell({ runId, events: types.map(eventOf) }),
  }
}

test('a window hears of the run it watches, and of no other', async () => {
  const { news, sent, tell } = setUp()
  news.watch(1, a)
  tell(a, 'action-started')
  tell(b, 'action-started')
  await vi.advanceTimersByTimeAsync(0)
  expect(sent).toMatchObject([{ channel: 'runs:eventBatch', windowId: 1, payload: { runId: a } }])

  news.watch(1, null)
  tell(a, 'action-started')
  await vi.advanceTimersByTimeAsync(500)
  expect(sent).toHaveLength(1)
})

test('events of a busy run come at most ten times a second, in order and whole', async () => {
  const { news, sent, tell } = setUp()
  news.watch(1, a)
  const first = seq + 1
  for (let step = 0; step < 200; step++) {
    tell(a, 'action-started', 'action-completed')
    await vi.advanceTimersByTimeAsync(5)
  }
  await vi.advanceTimersByTimeAsync(200)
  expect(sent.length).toBeLessThanOrEqual(12)
  const events = sent.flatMap(({ payload }) => (payload as RunEventBatch).events)
  expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 400 }, (_, index) => first + index))
})

test('a flood is sent in pieces that leave main free in between', async () => {
  const { news, sent, tell } = setUp()
  news.watch(1, a)
  const first = seq + 1
  tell(a, ...Array.from({ length: 2_500 }, () => 'action-started' as const))
  await vi.advanceTimersByTimeAsync(0)
  tell(a, 'action-completed')
  await vi.advanceTimersByTimeAsync(200)
  const batches = sent.map(({ payload }) => (payload as RunEventBatch).events)
  expect(batches.map(({ length }) => length)).toEqual([1000, 1000, 501])
  expect(batches.flat().map((event) => event.seq)).toEqual(
    Array.from({ length: 2_501 }, (_, index) => first + index),
  )
})

test('every window hears of changed list lines, once for several events', async () => {
  const { news, sent, tell } = setUp()
  tell(a, 'run-started', 'action-started')
  tell(a, 'run-completed')
  tell(b, 'run-completed')
  await vi.advanceTimersByTimeAsync(200)
  expect(sent).toEqual([{ channel: 'runs:summaryChanged', windowId: undefined, payload: [{ runId: a }] }])
  news.close()
  tell(a, 'run-completed')
  await vi.advanceTimersByTimeAsync(200)
  expect(sent).toHaveLength(1)
})
