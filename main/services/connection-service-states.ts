import { stat } from 'node:fs/promises'
import type { ConnectionState } from '../../shared/connections/index.ts'
import { FlowError } from '../../shared/errors/index.ts'
import type { ConnectionId, EnvironmentId } from '../../shared/run/index.ts'
import { readFlowFile, writeFlowFile } from '../storage/flow-file.ts'
import { plainFormat } from '../storage/text-encoding.ts'

/** Parts of a state that change; `undefined` takes one away. */
export type StateChange = { readonly [Part in keyof ConnectionState]?: ConnectionState[Part] | undefined }

type States = Readonly<Record<string, ConnectionState>>

/** Times alone are not worth a write; they go to disk with the next change, or when this old, in ms. */
const staleMs = 60 * 60 * 1000

/**
 * How connections fare on this machine: account, end, last error, last success. A file of the user-data folder, not of
 * the environment: it changes all the time and means nothing elsewhere. No secret. A damaged file is begun anew.
 */
export class ConnectionStates {
  readonly #path: string
  #states: Promise<States> | undefined
  #fingerprint: string | undefined
  #tail: Promise<unknown> = Promise.resolve()
  readonly #listeners = new Set<(environmentId: EnvironmentId, connectionId: ConnectionId) => void>()

  constructor(path: string) {
    this.#path = path
  }

  async of(environmentId: EnvironmentId, connectionId: ConnectionId): Promise<ConnectionState> {
    return (await this.#load())[keyOf(environmentId, connectionId)] ?? {}
  }

  /** Told of each change that shows. Returns the undoing. */
  onChanged(listener: (environmentId: EnvironmentId, connectionId: ConnectionId) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  change(environmentId: EnvironmentId, connectionId: ConnectionId, change: StateChange): Promise<void> {
    return this.#queued(async () => {
      const key = keyOf(environmentId, connectionId)
      const states = await this.#load()
      const old = states[key] ?? {}
      const next = withoutUndefined({ ...old, ...change })
      const all = { ...states, [key]: next }
      this.#states = Promise.resolve(all)
      const shows = !isSameButTime(old, next)
      const isStale = isOlder(old.checkedAt, next.checkedAt) || isOlder(old.lastUsedAt, next.lastUsedAt)
      if (!shows && !isStale) return
      await this.#write(all)
      if (shows) for (const listener of this.#listeners) listener(environmentId, connectionId)
    })
  }

  remove(environmentId: EnvironmentId, connectionId: ConnectionId): Promise<void> {
    return this.#queued(async () => {
      const { [keyOf(environmentId, connectionId)]: _, ...rest } = await this.#load()
      this.#states = Promise.resolve(rest)
      await this.#write(rest)
      for (const listener of this.#listeners) listener(environmentId, connectionId)
    })
  }

  /** As the file is now: the command line may have written it meanwhile. */
  async #load(): Promise<States> {
    const fingerprint = await fingerprintOf(this.#path)
    if (this.#states === undefined || fingerprint !== this.#fingerprint) {
      this.#fingerprint = fingerprint
      this.#states = read(this.#path)
    }
    return this.#states
  }

  async #write(states: States): Promise<void> {
    await writeFlowFile(this.#path, `${JSON.stringify(states, null, 2)}\n`, plainFormat)
    this.#fingerprint = await fingerprintOf(this.#path)
  }

  #queued<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#tail.then(work)
    this.#tail = result.then(
      () => undefined,
      () => undefined,
    )
    return result
  }
}

async function fingerprintOf(path: string): Promise<string | undefined> {
  const info = await stat(path, { bigint: true }).catch(() => undefined)
  return info === undefined ? undefined : `${info.ino}-${info.size}-${info.mtimeNs}`
}

async function read(path: string): Promise<States> {
  try {
    const value: unknown = JSON.parse((await readFlowFile(path)).text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as States) : {}
  } catch (thrown) {
    const isDamaged = thrown instanceof SyntaxError
    const isMissing = thrown instanceof FlowError && thrown.code === 'file.not-found'
    if (isDamaged || isMissing || (thrown instanceof FlowError && thrown.code === 'file.not-text')) return {}
    throw thrown
  }
}

function keyOf(environmentId: EnvironmentId, connectionId: ConnectionId): string {
  return `${environmentId}/${connectionId}`
}

function withoutUndefined(change: StateChange): ConnectionState {
  return Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as ConnectionState
}

function isOlder(written: number | undefined, now: number | undefined): boolean {
  return (now ?? 0) - (written ?? 0) > staleMs
}

function isSameButTime(a: ConnectionState, b: ConnectionState): boolean {
  const faultOf = ({ lastError }: ConnectionState) =>
    lastError === undefined ? '' : lastError.code + lastError.message
  return a.accountLabel === b.accountLabel && a.expiresAt === b.expiresAt && faultOf(a) === faultOf(b)
}
