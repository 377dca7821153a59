import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Connection } from '../../shared/connections/index.ts'
import { CredentialError } from '../../shared/errors/index.ts'
import { asId, type ConnectionId, type EnvironmentId } from '../../shared/run/index.ts'
import { ConnectionRenewal } from './connection-renewal.ts'

const environmentId = asId.environment('e')
const minute = 60_000

/** Connections whose looks are noted; `next` says when each wants the next one, or why it fails. */
class FakeService {
  readonly looks: [id: string, at: number][] = []
  readonly next: Record<string, number | Error | undefined> = {}
  readonly status: Record<string, Connection['status']> = {}
  ids: string[] = []
  readonly #listeners = new Set<(environmentId: EnvironmentId, id?: ConnectionId) => void>()

  async list() {
    return this.ids.map((id) => this.#of(id))
  }

  async get({ connectionId }: { connectionId: ConnectionId }) {
    return this.#of(connectionId)
  }

  async look({ connectionId }: { connectionId: ConnectionId }) {
    this.looks.push([connectionId, Date.now()])
    const next = this.next[connectionId]
    if (next instanceof Error) throw next
    return next
  }

  onChanged(listener: (environmentId: EnvironmentId, id?: ConnectionId) => void) {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  change(id: string, status: Connection['status']): void {
    this.status[id] = status
    for (const listener of this.#listeners) listener(environmentId, asId.connection(id))
  }

  #of(id: string): Connection {
    return {
      id: asId.connection(id),
      environmentId,
      connectorId: 'shared_x',
      name: id,
      kind: 'oauthCode',
      settings: {},
      hosts: [],
      createdAt: '',
      status: this.status[id] ?? 'connected',
    }
  }
}

/** The clock of the fake timers. */
const clock = {
  nowMs: () => Date.now(),
  at: (timeMs: number, callback: () => void) => {
    const timer = setTimeout(callback, timeMs - Date.now())
    return () => clearTimeout(timer)
  },
}

let service: FakeService
let broken: string[]
let renewal: ConnectionRenewal

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  service = new FakeService()
  broken = []
  renewal = new ConnectionRenewal({
    service,
    clock,
    onBroken: ({ name }) => broken.push(name),
  })
})
afterEach(() => {
  renewal.close()
  vi.useRealTimers()
})

test('each is looked after when it is due, all once when they are added', async () => {
  service.ids = ['hourly', 'quarter']
  service.next.hourly = 10 * minute
  renewal.add(environmentId)
  await vi.advanceTimersByTimeAsync(9 * minute)
  expect(service.looks).toEqual([
    ['hourly', 0],
    ['quarter', 0],
  ])
  service.next.hourly = undefined
  await vi.advanceTimersByTimeAsync(7 * minute)
  expect(service.looks.slice(2)).toEqual([
    ['hourly', 10 * minute],
    ['quarter', 15 * minute],
  ])
})

test('a connection made meanwhile is found; one that is deleted is not asked for', async () => {
  renewal.add(environmentId)
  await vi.advanceTimersByTimeAsync(minute)
  service.ids = ['new']
  await vi.advanceTimersByTimeAsync(2 * minute)
  expect(service.looks.map(([id]) => id)).toEqual(['new'])
  service.ids = []
  await vi.advanceTimersByTimeAsync(60 * minute)
  expect(service.looks).toHaveLength(1)
})

test('what ended is told once and left alone until it was mended; what only failed is tried again', async () => {
  service.ids = ['ended', 'away']
  service.next.ended = new CredentialError('oauth.sign-in-again', 'It has ended.')
  service.status.ended = 'expired'
  service.next.away = new CredentialError('oauth.unreachable', 'Nobody there.')
  renewal.add(environmentId)
  await vi.advanceTimersByTimeAsync(5 * minute)
  expect(service.looks.filter(([id]) => id === 'ended')).toHaveLength(1)
  expect(service.looks.filter(([id]) => id === 'away')).toHaveLength(3)
  expect(broken).toEqual(['ended'])

  service.next.ended = undefined
  service.change('ended', 'connected')
  await vi.advanceTimersByTimeAsync(3 * minute)
  expect(service.looks.filter(([id]) => id === 'ended')).toHaveLength(2)
  service.change('ended', 'error')
  await vi.advanceTimersByTimeAsync(0)
  expect(broken).toEqual(['ended', 'ended'])
})

test('an opened keychain has all of them looked after again; nothing happens after the end', async () => {
  service.ids = ['one']
  renewal.add(environmentId)
  await vi.advanceTimersByTimeAsync(minute)
  renewal.lookAgain()
  await vi.advanceTimersByTimeAsync(0)
  expect(service.looks).toHaveLength(2)
  renewal.close()
  await vi.advanceTimersByTimeAsync(600 * minute)
  expect(service.looks).toHaveLength(2)
})
