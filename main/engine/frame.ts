import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { Content, Repetition, RunError, Status } from '../../shared/run/index.ts'
import type { ActionPlan, ScopePlan } from './plan.ts'

/** One entry into a scope: the run itself, a branch that was taken, one iteration of a loop. */
export interface Frame {
  readonly scope: ScopePlan
  readonly parent: Frame | undefined
  /** The action instance that was entered; absent at the top. */
  readonly owner: Slot | undefined
  readonly repetition: Repetition
  /** Iteration of the owner, from 0; -1 where the owner is no loop. */
  readonly index: number
  /** Foreach: this iteration's item. */
  readonly item: WdlValue | undefined
  readonly slots: readonly Slot[]
  /** Actions that are not over. */
  remaining: number
  isClosed: boolean
}

/** One action at one place of a run. */
export interface Slot {
  readonly action: ActionPlan
  readonly frame: Frame
  phase: 'pending' | 'started' | 'waiting' | 'retrying' | 'done'
  /** Predecessors that are not over. */
  open: number
  status: Status
  code: string
  attempt: number
  /** Failed attempts that were followed by another; attempts cut off by a restart do not count. */
  retries: number
  startTime: number
  endTime: number
  error: RunError | undefined
  inputs: Payload | undefined
  outputs: Payload | undefined
  tracked: Payload | undefined
  /** Branch that was entered. */
  branch: string | undefined
  child: Frame | undefined
  loop: LoopProgress | undefined
  /** While waiting or retrying: when it goes on, and what its handler left for itself. */
  until: number | undefined
  resume: string | undefined
  /** What the service said for whose call it waits. */
  calledBack: Payload | undefined
  /** What undoes timers and calls of this slot. */
  stop: (() => void) | undefined
  abort: AbortController | undefined
  /** The record that expressions see, once made. */
  record: WdlObject | undefined
  /** In a run with sandboxes: who answered the call, where it was not the service itself. */
  answeredBy: 'sandbox' | 'mock' | undefined
}

/** A value with its JSON form; either side is made from the other when first asked for. */
export interface Payload {
  value: WdlValue | undefined
  content: Content | undefined
}

/** Where a loop stands. */
export interface LoopProgress {
  /** Foreach only. */
  readonly items: Payload | undefined
  readonly total: number | undefined
  readonly concurrency: number
  /** Index of the next iteration to begin. */
  next: number
  completed: number
  failed: number
  readonly open: Map<number, Frame>
  /** Status of the iteration that ended last. */
  lastStatus: Status
  /** Until: the frame of the iteration that ended last, for expressions about it. */
  lastFrame: Frame | undefined
  /** Records per action id and iteration, for actions that are read from outside the loop. */
  gathered: Map<number, (WdlObject | undefined)[]> | undefined
  /** Records of each iteration's actions, where `result()` of the loop is asked for. */
  results: (readonly WdlValue[] | undefined)[] | undefined
}

/** Makes a frame with its slots; nothing is started. */
export function makeFrame(
  scope: ScopePlan,
  owner: Slot | undefined,
  index: number,
  item: WdlValue | undefined,
): Frame {
  const slots: Slot[] = []
  const parent = owner?.frame
  const around = parent?.repetition ?? []
  const frame: Frame = {
    scope,
    parent,
    owner,
    repetition: owner !== undefined && index >= 0 ? [...around, { scope: owner.action.name, index }] : around,
    index,
    item,
    slots,
    remaining: scope.actions.length,
    isClosed: false,
  }
  for (const action of scope.actions) slots.push(makeSlot(action, frame))
  return frame
}

function makeSlot(action: ActionPlan, frame: Frame): Slot {
  return {
    action,
    frame,
    phase: 'pending',
    open: action.runAfter.length,
    status: 'Waiting',
    code: '',
    attempt: 0,
    retries: 0,
    startTime: 0,
    endTime: 0,
    error: undefined,
    inputs: undefined,
    outputs: undefined,
    tracked: undefined,
    branch: undefined,
    child: undefined,
    loop: undefined,
    until: undefined,
    resume: undefined,
    calledBack: undefined,
    stop: undefined,
    abort: undefined,
    record: undefined,
    answeredBy: undefined,
  }
}

/** The progress of a loop that has begun no iteration. */
export function makeProgress(
  items: Payload | undefined,
  total: number | undefined,
  concurrency: number,
): LoopProgress {
  return {
    items,
    total,
    concurrency,
    next: 0,
    completed: 0,
    failed: 0,
    open: new Map(),
    lastStatus: 'Succeeded',
    lastFrame: undefined,
    gathered: undefined,
    results: undefined,
  }
}
