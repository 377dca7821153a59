import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type CloseAnswer, CloseGuard } from './close-guard.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function guardWith(answer: CloseAnswer) {
  const calls: string[] = []
  const guard = new CloseGuard({
    ask: async (flows) => {
      calls.push(`ask ${flows.join(', ')}`)
      return answer
    },
    saveAll: () => calls.push('save'),
    close: () => calls.push('close'),
    stay: () => calls.push('stay'),
    saveTimeoutMs: 1000,
  })
  return { guard, calls }
}

test('nothing unsaved: closes without a word', () => {
  const { guard, calls } = guardWith('cancel')
  expect(guard.mayClose()).toBe(true)
  expect(calls).toEqual([])
})

test('cancel keeps the window', async () => {
  const { guard, calls } = guardWith('cancel')
  guard.setUnsaved(['a', 'b'])
  expect(guard.mayClose()).toBe(false)
  expect(guard.mayClose()).toBe(false)
  await vi.runAllTimersAsync()
  expect(calls).toEqual(['ask a, b', 'stay'])
})

test('do not save closes', async () => {
  const { guard, calls } = guardWith('discard')
  guard.setUnsaved(['a'])
  expect(guard.mayClose()).toBe(false)
  await vi.advanceTimersByTimeAsync(0)
  expect(calls).toEqual(['ask a', 'close'])
  expect(guard.mayClose()).toBe(true)
})

test('save all closes once nothing is unsaved', async () => {
  const { guard, calls } = guardWith('save')
  guard.setUnsaved(['a', 'b'])
  guard.mayClose()
  await vi.advanceTimersByTimeAsync(10)
  guard.setUnsaved(['b'])
  expect(calls).toEqual(['ask a, b', 'save'])
  guard.setUnsaved([])
  expect(calls).toEqual(['ask a, b', 'save', 'close'])
})

test('a save that fails leaves the window open, also when the flow is saved much later', async () => {
  const { guard, calls } = guardWith('save')
  guard.setUnsaved(['a'])
  guard.mayClose()
  await vi.advanceTimersByTimeAsync(2000)
  guard.setUnsaved([])
  expect(calls).toEqual(['ask a', 'save', 'stay'])
})
