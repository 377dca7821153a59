import type { RunId } from '../../shared/run/index.ts'
import type { RunDriver } from '../engine/run-driver.ts'

/**
 * The runs under way in this process, by their ids. A `Map` that is added to and deleted from replaces its table every
 * few entries, and an old table keeps its values until the next full collection; so it gets a small holder of each,
 * which lets go of the run (tens of KB) as soon as it is over.
 */
export class LiveRuns {
  readonly #holders = new Map<RunId, { driver: RunDriver | undefined }>()

  get(runId: RunId): RunDriver | undefined {
    return this.#holders.get(runId)?.driver
  }

  has(runId: RunId): boolean {
    return this.#holders.has(runId)
  }

  add(driver: RunDriver): void {
    this.#holders.set(driver.runId, { driver })
  }

  delete(runId: RunId): void {
    const holder = this.#holders.get(runId)
    if (holder === undefined) return
    holder.driver = undefined
    this.#holders.delete(runId)
  }

  get all(): RunDriver[] {
    return [...this.#holders.values()].flatMap(({ driver }) => driver ?? [])
  }
}
