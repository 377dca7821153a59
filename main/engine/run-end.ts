import { ExpressionError } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import type { Content, FinalStatus, RunError } from '../../shared/run/index.ts'
import type { ActionRecorder } from './action-recorder.ts'
import type { Frame, Slot } from './frame.ts'
import type { RunCore } from './run-core.ts'
import { resultOfThrown, templateError } from './run-errors.ts'
import { letGo, release } from './slot-timers.ts'

/** Brings a run to its end: as its last actions say, terminated, cancelled or out of time. */
export class RunEnd {
  private readonly run: RunCore
  private readonly recorder: ActionRecorder
  private stopWatch: (() => void) | undefined

  constructor(run: RunCore, recorder: ActionRecorder) {
    this.run = run
    this.recorder = recorder
  }

  /** A run may last as long as the platform lets it. */
  watch(): void {
    this.stopWatch = this.run.clock.at(
      this.run.setup.started.at + this.run.setup.plan.limits.maxRunMs,
      () => {
        if (this.run.machine.isOver || this.run.isStopped) return
        const days = Math.round(this.run.setup.plan.limits.maxRunMs / 86_400_000)
        this.run.guard(() => {
          const { root } = this.run.machine
          if (root !== undefined)
            this.windUp(root, { code: 'RunTimedOut', status: 'Cancelled', skipped: 'RunTimedOut' })
          this.finish('TimedOut', { code: 'RunTimedOut', message: `The run took longer than ${days} days.` })
        })
      },
    )
  }

  /** The run is over: no time limit any more. */
  unwatch(): void {
    this.stopWatch?.()
  }

  /** Ends the run with a status; workflow outputs are told when it succeeded. */
  finish(status: FinalStatus, error: RunError | undefined): void {
    const at = this.run.clock.nowMs()
    let outputs: Content | undefined
    let outcome = { status, error }
    if (status === 'Succeeded' && this.run.setup.plan.outputs.length > 0) {
      try {
        const values: Record<string, WdlValue> = {}
        for (const output of this.run.setup.plan.outputs) {
          const value = this.run.evaluate(output.value, undefined, this.run.machine.root)
          values[output.name] = { type: output.type, value }
        }
        outputs = this.run.payloads.contentOf(values)
      } catch (thrown) {
        const failure = resultOfThrown('outputs', ['outputs'], thrown).error
        const error =
          thrown instanceof ExpressionError ? templateError('outputs', 'of the workflow', thrown) : failure
        outcome = { status: 'Failed', error }
      }
    }
    if (this.run.machine.root !== undefined) release(this.run.machine.root)
    this.stopWatch?.()
    this.run.emit({
      type: 'run-completed',
      at,
      status: outcome.status,
      ...(outcome.error === undefined ? {} : { code: outcome.error.code, error: outcome.error }),
      ...(outputs === undefined ? {} : { outputs }),
    })
  }

  /** A Terminate action ends the run. */
  terminate(slot: Slot, status: FinalStatus, error: RunError | undefined): void {
    this.recorder.completed(slot, { kind: 'completed', status: 'Succeeded', code: 'OK' })
    if (this.run.machine.root !== undefined) {
      this.windUp(this.run.machine.root, { code: 'Terminated', status: 'Cancelled', skipped: 'Terminated' })
    }
    this.finish(status, error)
  }

  /** Ends the run because somebody asked for it. */
  cancelled(): void {
    if (this.run.machine.root !== undefined) {
      this.windUp(this.run.machine.root, {
        code: 'ActionCancelled',
        status: 'Cancelled',
        skipped: 'RunCancelled',
      })
    }
    this.finish('Cancelled', { code: 'RunCancelled', message: 'The run was cancelled.' })
  }

  /** Ends whatever is not over in a frame, innermost first: running actions with that status, others as skipped. */
  windUp(frame: Frame, end: { code: string; status: FinalStatus; skipped: string }): void {
    frame.isClosed = true
    for (const slot of frame.slots) {
      if (slot.phase === 'done') continue
      if (slot.phase === 'pending') {
        slot.startTime = this.run.clock.nowMs()
        this.recorder.skippedWhole(slot.action, frame.repetition, slot, { code: end.skipped })
        continue
      }
      if (slot.child !== undefined && !slot.child.isClosed) this.windUp(slot.child, end)
      for (const iteration of slot.loop?.open.values() ?? []) this.windUp(iteration, end)
      letGo(slot)
      this.recorder.completed(slot, { kind: 'completed', status: end.status, code: end.code })
    }
  }
}
