import { asId, type EnvironmentId, type FlowId } from '../../shared/run/index.ts'
import type { SettingsStore } from '../storage/settings-store.ts'

/** A flow's file got another name. */
interface Rename {
  readonly from: string
  readonly to: string
  /** ms since 1970. */
  readonly at: number
}

const key = 'flowRenames'
const maxKept = 500

/**
 * Which name a flow goes by now. A run keeps the flow id it was started under; a flow's id is its file's name and
 * changes when the flow is renamed. The renames made here are remembered with their time, so that a run is found
 * under today's name, and a new flow that takes the old name does not inherit the history.
 */
export class FlowRenames {
  readonly #store: SettingsStore
  readonly #now: () => number
  readonly #listeners = new Set<(environmentId: EnvironmentId, from: FlowId, to: FlowId) => void>()

  constructor(store: SettingsStore, now: () => number = Date.now) {
    this.#store = store
    this.#now = now
  }

  add(environmentId: EnvironmentId, from: FlowId, to: FlowId): void {
    const all = this.#all()
    const kept = [...(all[environmentId] ?? []), { from, to, at: this.#now() }].slice(-maxKept)
    this.#store.set(key, { ...all, [environmentId]: kept })
    for (const listener of this.#listeners) listener(environmentId, from, to)
  }

  /** Told of each rename: others keep things by a flow's id. Returns the undoing. */
  onRenamed(listener: (environmentId: EnvironmentId, from: FlowId, to: FlowId) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Today's id of the flow that had this id at that time (ms since 1970). */
  currentId(environmentId: EnvironmentId, flowId: FlowId, at: number): FlowId {
    let current: string = flowId
    for (const rename of this.#of(environmentId)) {
      if (rename.at >= at && rename.from === current) current = rename.to
    }
    return asId.flow(current)
  }

  /** Whether a flow has ever gone by another id, or another flow by this one. */
  hasRenames(environmentId: EnvironmentId, flowId: FlowId): boolean {
    return this.#of(environmentId).some(({ from, to }) => from === flowId || to === flowId)
  }

  /** Every id a flow has gone by, today's first. Some runs under an older one may belong to another flow. */
  formerIds(environmentId: EnvironmentId, flowId: FlowId): readonly FlowId[] {
    const ids = new Set<string>([flowId])
    for (const { from, to } of [...this.#of(environmentId)].reverse()) if (ids.has(to)) ids.add(from)
    return [...ids].map(asId.flow)
  }

  #of(environmentId: EnvironmentId): readonly Rename[] {
    return this.#all()[environmentId] ?? []
  }

  #all(): Readonly<Record<string, readonly Rename[]>> {
    const stored = this.#store.get(key)
    if (typeof stored !== 'object' || stored === null) return {}
    const entries = Object.entries(stored).flatMap(([id, renames]) =>
      Array.isArray(renames) ? [[id, renames.filter(isRename)] as const] : [],
    )
    return Object.fromEntries(entries)
  }
}

function isRename(value: unknown): value is Rename {
  if (typeof value !== 'object' || value === null) return false
  const { from, to, at } = value as Record<string, unknown>
  return typeof from === 'string' && typeof to === 'string' && typeof at === 'number'
}
