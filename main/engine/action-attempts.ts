import type { ActionResult, CompletedResult } from './action-handler.ts'
import type { ActionRecorder } from './action-recorder.ts'
import type { Attempts } from './action-waits.ts'
import { Call } from './call.ts'
import type { Fault } from './fault-plan.ts'
import type { Slot } from './frame.ts'
import { isMockable, type MadeAnswers } from './made-answers.ts'
import type { EnginePart } from './plan.ts'
import type { RunCore } from './run-core.ts'
import { resultOfThrown } from './run-errors.ts'
import { RunFaults } from './run-faults.ts'

/** Makes the attempts of actions: asks handlers, mocks and faults, and keeps count of the calls under way. */
export class ActionAttempts implements Attempts {
  private readonly run: RunCore
  private readonly recorder: ActionRecorder
  private readonly answers: MadeAnswers
  private readonly faults: RunFaults
  private readonly settle: (slot: Slot, result: ActionResult) => void
  private outstanding = 0

  /** `settle` is told what came of an attempt. */
  constructor(
    run: RunCore,
    recorder: ActionRecorder,
    answers: MadeAnswers,
    settle: (slot: Slot, result: ActionResult) => void,
  ) {
    this.run = run
    this.recorder = recorder
    this.answers = answers
    this.settle = settle
    const { mockScript, plan } = run.setup
    this.faults = new RunFaults(mockScript?.faults ?? [], plan.limits.httpSyncMs, (durationMs, signal) =>
      this.pause(durationMs, signal),
    )
  }

  /** Whether the call of an action is under way. */
  get isCalling(): boolean {
    return this.outstanding > 0
  }

  /** Evaluates the inputs of an action; a result where that fails. */
  prepareInputs(slot: Slot): CompletedResult | undefined {
    const part = slot.action.prepared.inputs as EnginePart | undefined
    if (part === undefined) return undefined
    try {
      slot.inputs = { value: this.run.evaluate(part, slot), content: undefined }
      return undefined
    } catch (thrown) {
      return resultOfThrown(slot.action.name, slot.action.path, thrown)
    }
  }

  /** Makes an attempt with the inputs as they are. */
  attempt(slot: Slot, isAfterRestart: boolean): void {
    const { prepared, name, staticResult } = slot.action
    const inputs = slot.inputs?.value ?? null
    const call =
      this.run.setup.mockScript === undefined || !isMockable(prepared) ? 0 : this.answers.countCall(name)
    const canFail = prepared.reachesOut === true && staticResult === undefined
    const fault = canFail ? this.faults.of(name, inputs, call) : undefined
    const answer = this.answers.answerOf(slot, call - this.faults.lostBefore(name, inputs, call))
    if (answer !== undefined && fault === undefined) {
      if (slot.attempt > 1) this.recorder.started(slot, isAfterRestart)
      this.settle(slot, answer)
      return
    }
    if (prepared.reachesOut !== true) {
      if (prepared.takesTime === true) this.recorder.started(slot, isAfterRestart)
      this.execute(slot, undefined)
      return
    }
    this.recorder.started(slot, isAfterRestart)
    this.outstanding += 1
    this.run.ports.journal.afterCommit(() => {
      this.outstanding -= 1
      if (this.run.isStopped || slot.phase === 'done') return
      this.run.guard(() => this.execute(slot, undefined, fault, answer))
      this.run.pump()
    })
  }

  /** Lets the handler do its work; with a fault, the call goes wrong, also where a mock would have answered. */
  execute(slot: Slot, resume: string | undefined, fault?: Fault, answer?: CompletedResult): void {
    const { action } = slot
    let result: ActionResult | Promise<ActionResult>
    try {
      const ports =
        fault === undefined
          ? this.run.ports
          : this.faults.portsFor(this.run.ports, fault, slot.inputs?.value ?? null)
      const call = new Call(this.run, slot, resume, slot.frame, ports)
      result =
        fault === undefined || answer === undefined
          ? action.prepared.execute(call)
          : this.faults.answer(action.name, fault, answer, call.signal)
    } catch (thrown) {
      result = resultOfThrown(action.name, action.path, thrown)
    }
    if (!(result instanceof Promise)) {
      this.settle(slot, result)
      return
    }
    this.outstanding += 1
    const done = (settled: ActionResult) => {
      this.outstanding -= 1
      if (this.run.isStopped || slot.phase === 'done') return
      this.run.guard(() => this.settle(slot, settled))
      this.run.pump()
    }
    result.then(done, (thrown: unknown) => done(resultOfThrown(action.name, action.path, thrown)))
  }

  /** A call that waits for nothing but time: the run counts as idle meanwhile, so that a fixed clock goes on. */
  pause(durationMs: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve()
    this.outstanding -= 1
    return new Promise((resolve) => {
      const end = () => {
        undo()
        signal.removeEventListener('abort', end)
        this.outstanding += 1
        resolve()
      }
      const undo = this.run.clock.at(this.run.clock.nowMs() + durationMs, end)
      signal.addEventListener('abort', end, { once: true })
    })
  }
}
