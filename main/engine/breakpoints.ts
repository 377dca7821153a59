import { FlowError } from '../../shared/errors/index.ts'
import type { Breakpoint, FinalStatus } from '../../shared/run/index.ts'
import { foldName } from '../../shared/wdl/lookup.ts'
import { compileAsked } from './debug-expression.ts'
import type { Slot } from './frame.ts'
import type { EnginePart } from './plan.ts'
import type { RunCore } from './run-core.ts'

interface Entry {
  readonly breakpoint: Breakpoint
  readonly condition: EnginePart | undefined
  hits: number
}

/** The breakpoints of a run. Hits are counted in this process: after a restart they begin anew. */
export class Breakpoints {
  private readonly run: RunCore
  private entries: readonly Entry[] = []

  constructor(run: RunCore) {
    this.run = run
  }

  get count(): number {
    return this.entries.length
  }

  get list(): readonly Breakpoint[] {
    return this.entries.map(({ breakpoint }) => breakpoint)
  }

  /**
   * Puts breakpoints in place of all that were; those that stay keep their count. Throws RequestError
   * `run.debug-action` for an action that the flow does not have, `run.debug-expression` for a broken condition.
   */
  set(breakpoints: readonly Breakpoint[]): void {
    this.entries = breakpoints.map((breakpoint) => {
      const before = this.entries.find((entry) => isSame(entry.breakpoint, breakpoint))
      const { condition } = breakpoint
      return {
        breakpoint,
        condition: condition === undefined ? undefined : compileAsked(condition),
        hits: before?.hits ?? 0,
      }
    })
  }

  /**
   * The breakpoint at which an action that begins (or, with `ended`, ended so) is stopped. A condition that fails stops
   * too, and says why.
   */
  hit(slot: Slot, ended?: FinalStatus): { readonly message?: string } | undefined {
    const name = foldName(slot.action.name)
    for (const entry of this.entries) {
      if (foldName(entry.breakpoint.action) !== name) continue
      const { statuses, iteration } = entry.breakpoint
      if (
        ended === undefined
          ? statuses !== undefined
          : !(statuses as readonly FinalStatus[] | undefined)?.includes(ended)
      )
        continue
      if (iteration !== undefined && slot.frame.repetition.at(-1)?.index !== iteration) continue
      try {
        if (entry.condition !== undefined && this.run.evaluate(entry.condition, slot) !== true) continue
      } catch (thrown) {
        if (!(thrown instanceof FlowError)) throw thrown
        return { message: `The condition of the breakpoint cannot be evaluated: ${thrown.message}` }
      }
      entry.hits += 1
      if (entry.hits < (entry.breakpoint.hitCount ?? 1)) continue
      return ended === undefined ? {} : { message: `'${slot.action.name}' has ended as ${ended}.` }
    }
    return undefined
  }
}

function isSame(left: Breakpoint, right: Breakpoint): boolean {
  return (
    foldName(left.action) === foldName(right.action) &&
    left.condition === right.condition &&
    left.hitCount === right.hitCount &&
    left.iteration === right.iteration &&
    left.statuses?.join() === right.statuses?.join()
  )
}
