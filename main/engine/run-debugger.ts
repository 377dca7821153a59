import type {
  DebugState,
  FinalStatus,
  PauseReason,
  RunEvent,
  RunPaused,
  StepKind,
} from '../../shared/run/index.ts'
import { Breakpoints } from './breakpoints.ts'
import type { Frame, Slot } from './frame.ts'
import type { RunCore } from './run-core.ts'
import { slotAt } from './slot-at.ts'

/** How far a run goes on: to the next action, or to the next one outside of one that has to be over. */
type Goal = { readonly outside: Slot | undefined }

/**
 * Decides where a run stands still for whoever debugs it. All of a run stands still at once: no action begins, no
 * delay ends; calls under way come to their end. Breakpoints and the pause are events, so they outlive the process.
 */
export class RunDebugger {
  readonly breakpoints: Breakpoints
  /** The pause the run is in. */
  pause: RunPaused | undefined
  /** The action that is about to begin. */
  at: Slot | undefined
  private readonly run: RunCore
  private goal: Goal | undefined
  /** The action at which the run stood: it is not stopped at again. */
  private passed: Slot | undefined
  private held: (() => void)[] = []
  /** An action ended as a breakpoint says: the run stops before anything else is done. */
  private ended: { readonly message?: string } | undefined

  constructor(run: RunCore) {
    this.run = run
    this.breakpoints = new Breakpoints(run)
  }

  get isPaused(): boolean {
    return this.pause !== undefined
  }

  /** Whether beginnings of actions have to be looked at, at all. */
  get isArmed(): boolean {
    return this.goal !== undefined || this.breakpoints.count > 0 || this.ended !== undefined
  }

  get state(): DebugState {
    const { pause } = this
    const breakpoints = this.breakpoints.list
    if (pause === undefined) return { isPaused: false, breakpoints }
    const { type: _type, at: _at, ...where } = pause
    return { isPaused: true, ...where, breakpoints }
  }

  /** Takes in an event of the journal, when the run goes on after a restart. */
  replay(event: RunEvent): void {
    if (event.type === 'breakpoints-set') this.breakpoints.set(event.breakpoints)
    else if (event.type === 'run-paused') this.pause = event
    else if (event.type === 'run-resumed' && event.reason === 'continue') {
      this.pause = undefined
      this.goal = event.step === undefined ? undefined : { outside: undefined }
    }
  }

  /** After the replay: a run that was paused stays so. One that was making a step stops at the next action. */
  restarted(): void {
    const { pause } = this
    if (pause === undefined) return
    if (pause.action !== undefined) this.at = slotAt(this.run.machine, pause.action, pause.repetition)
    this.stop(pause.reason, this.at, pause.message)
  }

  /** An action has ended. */
  actionEnded(slot: Slot, status: FinalStatus): void {
    if (this.breakpoints.count > 0) this.ended ??= this.breakpoints.hit(slot, status)
  }

  /** Whether the run stops because of how an action ended; if so, that is in the journal. `next`: what begins next. */
  stopsAfter(next: Slot | undefined): boolean {
    const { ended } = this
    if (ended === undefined) return false
    this.ended = undefined
    this.stop('breakpoint', next, ended.message)
    return true
  }

  /** Whether the run stops before this action begins; if so, that is in the journal. */
  stopsAt(slot: Slot): boolean {
    if (slot === this.passed) return false
    if (this.goal !== undefined && isPast(this.goal.outside, slot)) {
      this.stop('step', slot)
      return true
    }
    const hit = this.breakpoints.hit(slot)
    if (hit === undefined) return false
    this.stop('breakpoint', slot, hit.message)
    return true
  }

  /** Stops now; `next`: the action that would begin next. */
  stopNow(next: Slot | undefined): void {
    if (!this.isPaused) this.stop('pause', next)
  }

  /** Goes on, all the way or by one step. */
  goOn(step: StepKind | undefined): void {
    const { at } = this
    const holder = at?.frame.owner
    this.goal = undefined
    if (step === 'into' || (step === 'over' && at === undefined)) this.goal = { outside: undefined }
    else if (step === 'over') this.goal = { outside: at }
    else if (step === 'out' && holder !== undefined) this.goal = { outside: holder }
    this.passed = at
    this.pause = undefined
    this.at = undefined
    this.run.emit({
      type: 'run-resumed',
      at: this.run.clock.nowMs(),
      reason: 'continue',
      ...(step === undefined ? {} : { step }),
    })
    for (const work of this.held.splice(0)) work()
    this.run.pump()
  }

  /** Keeps work (the end of a delay, a time limit) for later while the run is paused; answers whether it did. */
  holds(work: () => void): boolean {
    if (!this.isPaused) return false
    this.held.push(work)
    return true
  }

  private stop(reason: PauseReason, slot: Slot | undefined, message?: string): void {
    this.goal = undefined
    this.at = slot
    const repetition = slot?.frame.repetition ?? []
    const event: RunPaused = {
      type: 'run-paused',
      at: this.run.clock.nowMs(),
      reason,
      ...(slot === undefined ? {} : { action: slot.action.name }),
      ...(repetition.length === 0 ? {} : { repetition }),
      ...(message === undefined ? {} : { message }),
    }
    this.pause = event
    this.run.emit(event)
  }
}

/** Whether an action that begins comes after `outside` and does not stand in it. */
function isPast(outside: Slot | undefined, slot: Slot): boolean {
  if (outside === undefined) return true
  if (outside.phase !== 'done' && !outside.frame.isClosed) return false
  for (let frame: Frame | undefined = slot.frame; frame !== undefined; frame = frame.parent) {
    if (frame.owner === outside) return false
  }
  return true
}
