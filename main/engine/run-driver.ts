import { RequestError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import {
  actionKey,
  type DebugCommand,
  type DebugState,
  type RunEvent,
  type SequencedEvent,
} from '../../shared/run/index.ts'
import { ActionAttempts } from './action-attempts.ts'
import type { CompletedResult, PartRetry } from './action-handler.ts'
import { ActionRecorder } from './action-recorder.ts'
import { ActionWaits } from './action-waits.ts'
import { Call } from './call.ts'
import { clockOf } from './clock-of-run.ts'
import { DebugCommands } from './debug-commands.ts'
import type { Frame, Slot } from './frame.ts'
import type { Machine } from './machine.ts'
import { MadeAnswers } from './made-answers.ts'
import { Payloads } from './payloads.ts'
import type { EnginePart } from './plan.ts'
import type { Clock, EnginePorts } from './ports.ts'
import type { RunClock } from './run-clock.ts'
import { RunContext } from './run-context.ts'
import type { RunCore, RunSetup } from './run-core.ts'
import { RunDebugger } from './run-debugger.ts'
import { RunEnd } from './run-end.ts'
import { RunPump } from './run-pump.ts'
import { RunRecords } from './run-records.ts'
import { RunRestart } from './run-restart.ts'
import { RunSteps } from './run-steps.ts'
import { findLive, release } from './slot-timers.ts'
import { step } from './step.ts'
import { trackingIdOf } from './tracking-id.ts'

/** Reason of a signal that is aborted because the process ends, not the run: the call is made again later. */
export const stoppedReason = 'stopped'

/**
 * Drives one run: does what `step` finds to be done (evaluates inputs, calls handlers, keeps time) and turns what
 * comes of it into events. Everything it needs of the world comes through ports.
 */
export class RunDriver implements RunCore {
  readonly setup: RunSetup
  readonly ports: EnginePorts
  readonly clock: Clock
  readonly machine: Machine
  readonly context: RunContext
  readonly records: RunRecords
  readonly payloads: Payloads
  private readonly attempts: ActionAttempts
  private readonly ownClock: RunClock | undefined
  private readonly answers: MadeAnswers
  private readonly recorder: ActionRecorder
  private readonly end: RunEnd
  private readonly waits: ActionWaits
  private readonly restart: RunRestart
  private readonly debug: RunDebugger
  private readonly commands: DebugCommands
  private readonly steps: RunSteps
  private readonly pumping: RunPump
  private seq = 0
  /** What was said of refused calls; most runs have none. */
  private refusals: Set<string> | undefined
  isStopped = false
  isDraining = false

  constructor(setup: RunSetup, ports: EnginePorts) {
    this.setup = setup
    this.ports = ports
    this.ownClock = clockOf(setup.started, ports.clock, () => this.isIdle)
    this.clock = this.ownClock ?? ports.clock
    this.answers = new MadeAnswers(this)
    this.recorder = new ActionRecorder(this)
    this.end = new RunEnd(this, this.recorder)
    this.attempts = new ActionAttempts(this, this.recorder, this.answers, (slot, result) =>
      this.steps.settle(slot, result),
    )
    this.waits = new ActionWaits(this, this.recorder, this.end, this.attempts)
    this.restart = new RunRestart(this, this.recorder, this.waits, this.attempts)
    this.debug = new RunDebugger(this)
    this.commands = new DebugCommands(this, this.debug, this.recorder, () => this.pumping.nextToBegin())
    const { attempts, debug, end, recorder, waits } = this
    this.steps = new RunSteps(this, { attempts, end, recorder, waits })
    this.pumping = new RunPump(this, {
      debug,
      obey: (command) => this.steps.obey(command),
      failed: (thrown) => this.failRun(thrown),
      rested: () => this.ownClock?.poke(),
    })
    this.payloads = new Payloads(ports.content)
    this.records = new RunRecords(this)
    this.context = new RunContext(this.records)
    this.machine = {
      plan: setup.plan,
      root: undefined,
      variables: new Map(),
      freshVariable: undefined,
      commands: [],
      hasResponded: false,
      isCancelRequested: false,
      isOver: false,
      status: undefined,
      itemsOf: (payload) => this.payloads.valueOf(payload) as readonly WdlValue[],
      remember: (slot, frame) => this.records.remember(slot, frame),
    }
  }

  get runId() {
    return this.setup.started.runId
  }

  /**
   * Begins a new run: its `run-started` and everything that can be done at once. `kept`: what it takes over from an
   * earlier run. `orders`: what whoever debugs it says before anything is done; throws what `obeyDebugger` does.
   */
  start(kept: readonly RunEvent[] = [], orders: readonly DebugCommand[] = []): void {
    this.emit(this.setup.started)
    for (const event of kept) this.emit(event)
    if (kept.length > 0) this.pumping.forgetObeyed()
    for (const order of orders) this.commands.obey(order)
    if (kept.length > 0 && this.machine.root !== undefined) this.restart.rearm(this.machine.root)
    this.pump()
    // Many runs are over by now and need no watching.
    if (!this.machine.isOver) this.end.watch()
  }

  /**
   * Goes on with a run from its journal. Completed actions stay; cut-off ones are attempted again. A run whose end was
   * asked for is ended, and nothing of it is done any more.
   */
  resume(events: Iterable<SequencedEvent>): void {
    let lastTime = this.setup.started.at
    for (const { seq, event } of events) {
      this.seq = seq
      lastTime = event.at
      if (event.type === 'action-retrying') this.answers.countCall(event.action)
      if (event.type === 'action-completed' && event.status !== 'Skipped')
        this.answers.countCall(event.action)
      this.debug.replay(event)
      step(this.machine, event)
    }
    const { machine } = this
    if (machine.isOver) return
    this.ownClock?.jumpTo(lastTime)
    this.pumping.forgetObeyed()
    if (machine.isCancelRequested) {
      this.end.cancelled()
      return
    }
    this.emit({ type: 'run-resumed', at: this.clock.nowMs(), reason: 'restart' })
    this.end.watch()
    this.debug.restarted()
    if (machine.root !== undefined) this.restart.rearm(machine.root)
    this.pump()
  }

  /** Ends the run as Cancelled: in-flight calls are aborted, nothing new starts. */
  cancel(): void {
    if (this.machine.isOver || this.machine.isCancelRequested) return
    this.emit({ type: 'cancel-requested', at: this.clock.nowMs() })
    this.end.cancelled()
  }

  /** Ends the delay of a waiting action now. Throws RequestError `run.not-waiting`. */
  skipWait(key: string): void {
    const slot = findLive(
      this.machine.root,
      (candidate) => actionKey(candidate.action.name, candidate.frame.repetition) === key,
    )
    if (slot === undefined || (slot.phase !== 'waiting' && slot.phase !== 'retrying')) {
      throw new RequestError('run.not-waiting', `No action '${key}' of this run is waiting.`)
    }
    this.waits.goOn(slot)
  }

  /**
   * A service calls an action back with what becomes its outputs. Answers whether the action waits for that: not when it
   * is over or has been called before.
   */
  callBack(key: string, outputs: WdlValue): boolean {
    const slot = this.awaiting(key)
    if (slot === undefined) return false
    this.guard(() => {
      this.recorder.calledBack(slot, outputs)
      if (slot.phase === 'waiting') this.waits.goOnCalled(slot)
    })
    return true
  }

  /**
   * The part of an action's inputs that names the connector whose service may call it back; `undefined` when it waits
   * for none. Throws ExpressionError.
   */
  notifierOf(key: string): WdlObject | undefined {
    const slot = this.awaiting(key)
    return slot?.action.prepared.notifier?.(new Call(this, slot, slot.resume))
  }

  /** A call of a waiting action was not taken. Recorded once for each reason: whoever calls may do so for long. */
  refuseCall(key: string, problem: { readonly code: string; readonly message: string }): void {
    const slot = this.awaiting(key)
    const said = `${key} ${problem.message}`
    if (slot === undefined || this.refusals?.has(said)) return
    this.refusals ??= new Set()
    this.refusals.add(said)
    this.guard(() => this.recorder.callRefused(slot, problem))
  }

  private awaiting(key: string): Slot | undefined {
    if (this.isStopped || this.machine.isOver) return undefined
    return findLive(
      this.machine.root,
      ({ action, frame, calledBack }) =>
        action.prepared.isCalledBack === true &&
        calledBack === undefined &&
        actionKey(action.name, frame.repetition) === key,
    )
  }

  /** Obeys whoever debugs the run; answers where it stands then. Throws RequestError (see `DebugCommands`). */
  obeyDebugger(command: DebugCommand): DebugState {
    if (this.machine.isOver) throw new RequestError('run.not-paused', 'The run is over.')
    return this.commands.obey(command)
  }

  /** JSON text of an expression's value where the run is paused. Throws RequestError, ExpressionError. */
  evaluateText(expression: string): string {
    return this.commands.evaluate(expression)
  }

  /** Keeps work for later while the run is paused; answers whether it did. */
  holds(work: () => void): boolean {
    return this.debug.holds(work)
  }

  /** Lets go of timers and calls without ending the run; the journal keeps it. */
  stop(): void {
    this.isStopped = true
    this.end.unwatch()
    if (this.machine.root !== undefined) release(this.machine.root, stoppedReason)
  }

  /** Starts nothing new; calls under way still come to their end, and the journal keeps where to go on. */
  drain(): void {
    this.isDraining = true
  }

  /** Whether the call of an action is under way. */
  get isCalling(): boolean {
    return this.attempts.isCalling
  }

  /** What is to be done is found now, while the run is as it is, and done once its reason is on disk. */
  release(slot: Slot): void {
    const { afterwards, journal } = this.ports
    if (afterwards === undefined) return
    let work: ((signal: AbortSignal) => Promise<void>) | undefined
    try {
      work = slot.action.prepared.release?.(new Call(this, slot, slot.resume))
    } catch (thrown) {
      work = () => Promise.reject(thrown)
    }
    if (work !== undefined) journal.afterCommit(() => afterwards(work))
  }

  trackingId(slot: Slot): string {
    return trackingIdOf(this.runId, actionKey(slot.action.name, slot.frame.repetition))
  }

  /** Whether a caller still waits for a Response action. */
  get caller(): 'waiting' | 'answered' | 'none' {
    if (!this.setup.hasCaller) return 'none'
    return this.machine.hasResponded ? 'answered' : 'waiting'
  }

  /** Evaluates a part at a slot's place. Throws ExpressionError. */
  evaluate(part: EnginePart, slot: Slot | undefined, frame: Frame | undefined = slot?.frame): WdlValue {
    this.context.frame = frame
    this.context.slot = slot
    return part.compiled.evaluate(this.context)
  }

  pump(): void {
    this.pumping.pump()
  }

  /** Our own faults end the run with a clear error instead of the whole engine. */
  guard(work: () => void): void {
    try {
      work()
    } catch (thrown) {
      this.failRun(thrown)
    }
  }

  private failRun(thrown: unknown): void {
    if (this.machine.isOver) throw thrown
    const message = thrown instanceof Error ? thrown.message : String(thrown)
    if (this.machine.root !== undefined) release(this.machine.root)
    const error = {
      code: 'InternalServerError',
      message: `Flowbench failed while it ran this flow: ${message}`,
    }
    this.emit({ type: 'run-completed', at: this.clock.nowMs(), status: 'Failed', code: error.code, error })
  }

  /** Writes an event and takes it into the state. */
  emit(event: RunEvent, slot?: Slot): void {
    this.seq += 1
    this.ports.journal.append(this.runId, { seq: this.seq, event })
    step(this.machine, event, slot)
    if (event.type === 'action-completed' && slot !== undefined) this.debug.actionEnded(slot, event.status)
  }

  prepareInputs(slot: Slot): CompletedResult | undefined {
    return this.attempts.prepareInputs(slot)
  }

  partRetrying(slot: Slot, part: PartRetry): void {
    if (this.isStopped || this.machine.isOver || slot.phase === 'done' || slot.frame.isClosed) return
    this.recorder.partRetrying(slot, part)
  }

  pause(durationMs: number, signal: AbortSignal): Promise<void> {
    return this.attempts.pause(durationMs, signal)
  }

  /** Whether the run waits for nothing but timers. */
  private get isIdle(): boolean {
    if (this.attempts.isCalling || this.pumping.isBusy || this.debug.isPaused) return false
    return (
      findLive(
        this.machine.root,
        ({ phase, action }) => phase === 'waiting' && action.prepared.isCalledBack === true,
      ) === undefined
    )
  }
}
