import type { ActionResult, CompletedResult } from './action-handler.ts'
import type { ActionRecorder } from './action-recorder.ts'
import { durationMs } from './duration.ts'
import type { Slot } from './frame.ts'
import type { EnginePart } from './plan.ts'
import { readRetryPolicy, retryDelayMs } from './retry.ts'
import type { RunCore } from './run-core.ts'
import type { RunEnd } from './run-end.ts'
import { addStop, letGo } from './slot-timers.ts'

/** How an action goes on after it slept. */
export interface Attempts {
  /** Makes the slot's attempt with its inputs as they are. */
  attempt(slot: Slot, isAfterRestart: boolean): void
  /** Asks the handler; with what it left for itself when it slept. */
  execute(slot: Slot, resume: string | undefined): void
}

/** Actions that sleep: delays, polls, retries, time limits. */
export class ActionWaits {
  private readonly run: RunCore
  private readonly recorder: ActionRecorder
  private readonly end: RunEnd
  private readonly attempts: Attempts

  constructor(run: RunCore, recorder: ActionRecorder, end: RunEnd, attempts: Attempts) {
    this.run = run
    this.recorder = recorder
    this.end = end
    this.attempts = attempts
  }

  /** Ends an action when its `limit.timeout` is over. */
  watchTime(slot: Slot, part: EnginePart): void {
    let limit: number | undefined
    try {
      const value = this.run.evaluate(part, slot)
      limit = typeof value === 'string' ? durationMs(value) : undefined
    } catch {
      limit = undefined
    }
    if (limit === undefined) return
    const expire = () => {
      if (slot.phase === 'done' || this.run.isStopped || this.run.holds(expire)) return
      this.run.guard(() => this.timeOut(slot))
      this.run.pump()
    }
    addStop(slot, this.run.clock.at(slot.startTime + limit, expire))
  }

  /** An action sleeps; after that it is over, or its handler is asked again. */
  wait(slot: Slot, result: Extract<ActionResult, { kind: 'wait' }>): void {
    this.recorder.waiting(slot, result)
    if (slot.calledBack !== undefined) this.goOnCalled(slot)
    else if (result.until !== undefined) this.sleep(slot, result.until)
  }

  /** Has a failed attempt followed by another where the retry policy says so; answers whether it does. */
  retryLater(slot: Slot, result: CompletedResult): boolean {
    const inputs = slot.inputs?.value ?? null
    const policy = readRetryPolicy(
      slot.action.prepared.retryInputs?.(inputs) ?? inputs,
      this.run.setup.plan.limits,
    )
    const retry = slot.retries + 1
    if (retry > policy.count) return false
    const delay = retryDelayMs(policy, retry, result.retryAfterMs, () => this.run.ports.chance.random())
    const at = this.run.clock.nowMs()
    this.recorder.retrying(slot, result, at, at + delay)
    this.sleep(slot, at + delay)
    return true
  }

  /** Goes on with an action at a time (ms). */
  sleep(slot: Slot, until: number): void {
    const wake = () => {
      if (this.run.isStopped || this.run.isDraining || this.run.holds(wake)) return
      if (slot.phase === 'waiting' || slot.phase === 'retrying') this.goOn(slot)
    }
    addStop(slot, this.run.clock.at(until, wake))
  }

  /** The service has called: the handler is asked what that means. */
  goOnCalled(slot: Slot): void {
    const goOn = () => {
      if (this.run.isStopped || this.run.isDraining || this.run.holds(goOn)) return
      if (slot.phase === 'waiting') this.goOn(slot)
    }
    goOn()
  }

  /** After a delay: the next attempt, the next poll, or the end of a Wait. */
  goOn(slot: Slot): void {
    slot.until = undefined
    if (slot.phase === 'retrying') {
      slot.attempt += 1
      this.attempts.attempt(slot, false)
    } else if (slot.resume !== undefined) {
      slot.phase = 'started'
      this.attempts.execute(slot, slot.resume)
    } else {
      const outputs = slot.outputs?.value
      this.recorder.completed(slot, {
        kind: 'completed',
        status: 'Succeeded',
        code: 'OK',
        ...(outputs === undefined ? {} : { outputs }),
      })
    }
    this.run.pump()
  }

  private timeOut(slot: Slot): void {
    const end = { code: 'ActionTimedOut', status: 'Cancelled' as const, skipped: 'ActionTimedOut' }
    if (slot.child !== undefined && !slot.child.isClosed) this.end.windUp(slot.child, end)
    for (const iteration of slot.loop?.open.values() ?? []) this.end.windUp(iteration, end)
    letGo(slot)
    const message = `The execution of template action '${slot.action.name}' timed out: it ran longer than its limit.`
    this.recorder.completed(slot, {
      kind: 'completed',
      status: 'TimedOut',
      code: 'ActionTimedOut',
      error: { code: 'ActionTimedOut', message, path: [...slot.action.path, 'limit', 'timeout'] },
    })
  }
}
