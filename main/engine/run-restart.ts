import type { FlowError } from '../../shared/errors/index.ts'
import type { CompletedResult } from './action-handler.ts'
import type { ActionRecorder } from './action-recorder.ts'
import type { ActionWaits, Attempts } from './action-waits.ts'
import type { Command } from './command.ts'
import type { Frame, Slot } from './frame.ts'
import { isGone } from './is-gone.ts'
import type { RunCore } from './run-core.ts'
import { failed } from './run-errors.ts'

/** Takes up what was under way when the process ended. */
export class RunRestart {
  private readonly run: RunCore
  private readonly recorder: ActionRecorder
  private readonly waits: ActionWaits
  private readonly attempts: Attempts

  constructor(run: RunCore, recorder: ActionRecorder, waits: ActionWaits, attempts: Attempts) {
    this.run = run
    this.recorder = recorder
    this.waits = waits
    this.attempts = attempts
  }

  /** Sets timers and calls going again for what was under way when the process ended. */
  rearm(frame: Frame): void {
    for (const slot of frame.slots) {
      if (slot.phase === 'pending' || slot.phase === 'done') continue
      if (slot.action.timeout !== undefined) this.waits.watchTime(slot, slot.action.timeout)
      if (slot.child !== undefined) this.rearm(slot.child)
      for (const iteration of slot.loop?.open.values() ?? []) this.rearm(iteration)
      if (slot.branch !== undefined || slot.loop !== undefined) continue
      if (slot.phase === 'waiting' && slot.calledBack !== undefined) this.waits.goOnCalled(slot)
      else if (slot.phase !== 'started' && slot.until !== undefined) this.sleepAgain(slot, slot.until)
      else if (slot.phase === 'started') this.attemptAgain(slot)
    }
  }

  /** The next attempt or poll needs the inputs as they were, with what signs the request. */
  private sleepAgain(slot: Slot, until: number): void {
    const needsInputs = slot.phase === 'retrying' || slot.resume !== undefined
    const problem = needsInputs ? this.restoreInputs(slot) : undefined
    if (problem === undefined) this.waits.sleep(slot, until)
    else this.recorder.completed(slot, problem)
  }

  private attemptAgain(slot: Slot): void {
    const problem = this.restoreInputs(slot)
    if (problem !== undefined) {
      this.recorder.completed(slot, problem)
      return
    }
    slot.attempt += 1
    this.attempts.attempt(slot, true)
  }

  /** After a restart: the recorded inputs; evaluated anew where the record leaves something out. */
  private restoreInputs(slot: Slot): CompletedResult | undefined {
    const isWhole = slot.action.prepared.recordInputs === undefined && !slot.action.secureInputs
    if (isWhole) return this.reloadInputs(slot)
    const content = slot.inputs?.content
    const problem = this.run.prepareInputs(slot)
    if (slot.inputs !== undefined) slot.inputs.content = content
    return problem
  }

  private reloadInputs(slot: Slot): CompletedResult | undefined {
    if (slot.inputs === undefined) return undefined
    try {
      this.run.payloads.valueOf(slot.inputs)
      return undefined
    } catch (thrown) {
      const error = thrown as FlowError
      return failed(error.code, error.message)
    }
  }
}

/** Whether a command of the replay was not obeyed before the process ended. */
export function isStillToDo(command: Command): boolean {
  switch (command.kind) {
    case 'start':
    case 'skip':
      return command.slot.phase === 'pending' && !isGone(command.slot.frame)
    case 'close':
      return !isGone(command.frame)
    case 'close-loop':
      return command.slot.phase !== 'done' && !isGone(command.slot.frame)
  }
}
