import type { FinalStatus } from '../../shared/run/index.ts'
import type { ActionAttempts } from './action-attempts.ts'
import type { ActionResult, CompletedResult } from './action-handler.ts'
import type { ActionRecorder } from './action-recorder.ts'
import type { ActionWaits } from './action-waits.ts'
import { Call } from './call.ts'
import type { Command } from './command.ts'
import type { Frame, Slot } from './frame.ts'
import type { RunCore } from './run-core.ts'
import type { RunEnd } from './run-end.ts'
import { resultOfThrown } from './run-errors.ts'
import { actionFailed, frameStatus, scopeResult } from './scope-status.ts'

/** The parts of a run that its steps work with. */
export interface StepParts {
  readonly recorder: ActionRecorder
  readonly end: RunEnd
  readonly attempts: ActionAttempts
  readonly waits: ActionWaits
}

/** What is done about one command (an action begins or is skipped, a scope or loop closes), and about a handler's answer. */
export class RunSteps {
  private readonly run: RunCore
  private readonly recorder: ActionRecorder
  private readonly end: RunEnd
  private readonly attempts: ActionAttempts
  private readonly waits: ActionWaits

  constructor(run: RunCore, { attempts, end, recorder, waits }: StepParts) {
    this.run = run
    this.recorder = recorder
    this.end = end
    this.attempts = attempts
    this.waits = waits
  }

  obey(command: Command): void {
    switch (command.kind) {
      case 'start':
        if (command.slot.phase === 'pending' && !command.slot.frame.isClosed) this.begin(command.slot)
        return
      case 'skip':
        if (command.slot.phase === 'pending' && !command.slot.frame.isClosed)
          this.recorder.skipped(command.slot, command.because)
        return
      case 'close':
        if (!command.frame.isClosed) this.close(command.frame)
        return
      case 'close-loop':
        if (command.slot.phase !== 'done')
          this.recorder.completed(
            command.slot,
            scopeResult((command.slot.loop?.failed ?? 0) > 0 ? 'Failed' : 'Succeeded'),
          )
        return
    }
  }

  /** Takes what a handler answered. */
  settle(slot: Slot, result: ActionResult): void {
    if (slot.phase === 'done' || slot.frame.isClosed || this.run.machine.isOver) return
    switch (result.kind) {
      case 'completed':
        if (result.retryable !== true || !this.waits.retryLater(slot, result))
          this.recorder.completed(slot, result)
        return
      case 'branch':
        if (result.inputs !== undefined) slot.inputs = { value: result.inputs, content: undefined }
        this.recorder.started(slot, false, result.branch)
        this.recorder.branchesSkipped(slot, result.branch)
        if (slot.child === undefined)
          this.recorder.completed(slot, { kind: 'completed', status: 'Succeeded', code: 'OK' })
        return
      case 'for-each':
        this.recorder.itemsKnown(slot, result)
        return
      case 'repeat':
        this.recorder.started(slot, false)
        return
      case 'wait':
        this.waits.wait(slot, result)
        return
      case 'terminate':
        this.end.terminate(slot, result.status, result.error)
        return
    }
  }

  /** First attempt of an action. */
  private begin(slot: Slot): void {
    const { action } = slot
    slot.startTime = this.run.clock.nowMs()
    slot.attempt = 1
    const problem = this.run.prepareInputs(slot)
    if (problem !== undefined) {
      this.recorder.completed(slot, problem)
      return
    }
    if (action.timeout !== undefined) this.waits.watchTime(slot, action.timeout)
    this.attempts.attempt(slot, false)
  }

  /** All actions of a frame are over. */
  private close(frame: Frame): void {
    const status = frameStatus(frame)
    const { owner } = frame
    if (owner === undefined) {
      this.end.finish(status, status === 'Failed' ? actionFailed : undefined)
      return
    }
    if (owner.action.loop === undefined) {
      this.recorder.completed(owner, scopeResult(status))
      return
    }
    const ends = owner.action.loop === 'until' ? this.loopEnds(owner, frame, status) : undefined
    this.recorder.iterationEnded(owner, frame.index, status, ends !== undefined)
    if (ends !== undefined) this.recorder.completed(owner, ends)
  }

  private loopEnds(slot: Slot, frame: Frame, last: FinalStatus): CompletedResult | undefined {
    const { prepared, name, path } = slot.action
    try {
      return prepared.loopEnds?.(new Call(this.run, slot, undefined, frame), frame.index, last)
    } catch (thrown) {
      return resultOfThrown(name, path, thrown)
    }
  }
}
