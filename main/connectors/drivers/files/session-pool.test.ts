import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Session, SessionPool } from './session-pool.ts'

class FakeSession implements Session {
  isClosed = false
  isAlive = true
  checks = 0

  async check(): Promise<void> {
    this.checks += 1
    if (!this.isAlive) throw new Error('no sign of life')
  }

  close(): void {
    this.isClosed = true
  }
}

const never = new AbortController().signal
let opened: FakeSession[]
let pool: SessionPool<FakeSession>

beforeEach(() => {
  vi.useFakeTimers()
  opened = []
  pool = new SessionPool({ idleMs: 30_000, checkAfterMs: 5_000 })
})

afterEach(() => {
  pool.close()
  vi.useRealTimers()
})

async function open(): Promise<FakeSession> {
  const session = new FakeSession()
  opened.push(session)
  return session
}

const use = (key = 'a') => pool.use(key, open, never, async (session) => session)

test('work of a connection takes turns in one session; another connection has its own', async () => {
  const order: string[] = []
  const work = (name: string) =>
    pool.use('a', open, never, async () => {
      order.push(`${name} begins`)
      await Promise.resolve()
      order.push(`${name} ends`)
    })
  await Promise.all([work('first'), work('second')])
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
  await use('b')
  expect(opened).toHaveLength(2)
})

test('work that fails leaves the session, and the next its turn', async () => {
  const failing = pool.use('a', open, never, () => Promise.reject(new Error('refused')))
  await expect(failing).rejects.toThrow('refused')
  await use()
  expect(opened).toHaveLength(1)
})

test('one that was left alone is asked for a sign of life, and replaced where there is none', async () => {
  await use()
  vi.advanceTimersByTime(6_000)
  await use()
  expect(opened.map(({ checks }) => checks)).toEqual([1])
  const [first] = opened
  if (first !== undefined) first.isAlive = false
  vi.advanceTimersByTime(6_000)
  expect(await use()).toBe(opened[1])
  expect(first?.isClosed).toBe(true)
})

test('one without work is ended after a while', async () => {
  await use()
  vi.advanceTimersByTime(29_000)
  expect(opened[0]?.isClosed).toBe(false)
  vi.advanceTimersByTime(2_000)
  expect(opened[0]?.isClosed).toBe(true)
  expect(await use()).toBe(opened[1])
})

test('work that is given up ends its session; who waits for a turn is not let in', async () => {
  const given = new AbortController()
  const endless = pool.use('a', open, given.signal, (session) => {
    return new Promise((_, reject) => {
      const close = session.close.bind(session)
      session.close = () => {
        close()
        reject(new Error('ended'))
      }
    })
  })
  const waiting = pool.use('a', open, given.signal, async () => 'never')
  await vi.advanceTimersByTimeAsync(1)
  given.abort()
  await expect(endless).rejects.toThrow('ended')
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  expect(await use()).toBe(opened[1])
})

test('a session that cannot be opened is tried anew by the next', async () => {
  const failing = () => Promise.reject(new Error('wrong password'))
  await expect(pool.use('a', failing, never, async () => undefined)).rejects.toThrow('wrong password')
  expect(await use()).toBe(opened[0])
})
