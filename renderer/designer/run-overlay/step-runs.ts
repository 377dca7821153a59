import type { ActionState, Repetition, RunState, Status } from '../../../shared/run/index.ts'
import { actionKey, isFinal } from '../../../shared/run/index.ts'
import { indexActions } from '../../runs/repetitions.ts'
import type { FlowModel, FlowStep } from '../model/flow-model.ts'

/** What a run did at one step, as its card shows it. */
export interface StepRun {
  /** Undefined: it has not started; in a run that is over it never will. */
  readonly status: Status | undefined
  readonly startTime: number | undefined
  readonly endTime: number | undefined
  readonly attempt: number
  readonly afterRestart: boolean
  readonly retries: number
  readonly iterations: ActionState['iterations']
  /** Zero-based iteration of the innermost loop that is shown. */
  readonly iteration: number | undefined
  /** The run went past it: it was skipped, or the run is over and it never started. */
  readonly isDimmed: boolean
}

/** Whether a run went into a branch. */
export type BranchRun = 'taken' | 'passed' | 'open'

/** A run translated for the canvas. */
export interface RunOverlay {
  readonly steps: ReadonlyMap<string, StepRun>
  readonly branches: ReadonlyMap<string, BranchRun>
}

/**
 * What each step of a flow did in a run. Inside loops one iteration is shown: that of `repetition` where it names
 * the loop, else one that is running, the first that failed, or the last.
 */
export function overlayRun(model: FlowModel, run: RunState, repetition: Repetition = []): RunOverlay {
  const byName = new Map<string, readonly ActionState[]>()
  for (const [name, states] of indexActions(run)) {
    const key = name.toLowerCase()
    const others = byName.get(key)
    byName.set(key, others === undefined ? states : [...others, ...states])
  }
  const isOver = isFinal(run.status)
  const steps = new Map<string, StepRun>()
  const branches = new Map<string, BranchRun>()
  for (const step of model.triggers) steps.set(step.id, triggerRun(step, run))
  const shown = new Map<string, Repetition>()
  for (const step of model.steps) {
    if (step.kind === 'trigger') continue
    const around = step.parentId === undefined ? [] : (shown.get(step.parentId) ?? [])
    // Of the many states in a loop the one that is meant has a key, unless the run spells its name otherwise.
    const action =
      run.actions.get(actionKey(step.name, around)) ??
      chooseState(byName.get(step.name.toLowerCase()) ?? [], around, repetition)
    steps.set(step.id, stepRun(action, isOver))
    shown.set(step.id, action?.repetition ?? around)
    if (step.isLoop)
      shown.set(step.id, [
        ...(action?.repetition ?? around),
        ...iterationOf(step, byName, action, repetition),
      ])
    for (const branch of step.branches) branches.set(branch.id, branchRun(branch.kind, branch.name, action))
  }
  return { steps, branches }
}

/** The iteration of a loop to look into: the asked one, one that runs, the first failed, the last. */
function iterationOf(
  loop: FlowStep,
  byName: ReadonlyMap<string, readonly ActionState[]>,
  action: ActionState | undefined,
  asked: Repetition,
): Repetition {
  const wanted = asked.find((part) => isSame(part.scope, loop.name))
  if (wanted !== undefined) return [{ scope: loop.name, index: wanted.index }]
  const depth = action?.repetition.length ?? 0
  let last = -1
  let failed = -1
  let running = -1
  for (const branch of loop.branches) {
    for (const child of branch.steps) {
      for (const state of byName.get(child.name.toLowerCase()) ?? []) {
        const part = state.repetition[depth]
        if (part === undefined || !isSame(part.scope, loop.name)) continue
        if (!startsWith(state.repetition, action?.repetition ?? [])) continue
        last = Math.max(last, part.index)
        if (!isFinal(state.status)) running = Math.max(running, part.index)
        if (state.status === 'Failed' || state.status === 'TimedOut') {
          failed = failed === -1 ? part.index : Math.min(failed, part.index)
        }
      }
    }
  }
  const index = running !== -1 ? running : failed !== -1 ? failed : last
  return index === -1 ? [] : [{ scope: loop.name, index }]
}

function chooseState(
  states: readonly ActionState[],
  around: Repetition,
  asked: Repetition,
): ActionState | undefined {
  if (states.length === 1) {
    const only = states[0]
    return only !== undefined && startsWith(only.repetition, around) ? only : undefined
  }
  const within = states.filter((state) => startsWith(state.repetition, around))
  const exact = within.find((state) => asked.length > 0 && state.repetition.length === around.length)
  return exact ?? within.find((state) => state.repetition.length === around.length) ?? within.at(-1)
}

function stepRun(action: ActionState | undefined, isOver: boolean): StepRun {
  if (action === undefined) {
    return {
      status: undefined,
      startTime: undefined,
      endTime: undefined,
      attempt: 1,
      afterRestart: false,
      retries: 0,
      iterations: undefined,
      iteration: undefined,
      isDimmed: isOver,
    }
  }
  return {
    status: action.status,
    startTime: action.startTime,
    endTime: action.endTime,
    attempt: action.attempt,
    afterRestart: action.afterRestart === true,
    retries: action.retries.length,
    iterations: action.iterations === undefined ? undefined : { ...action.iterations },
    iteration: action.repetition.at(-1)?.index,
    isDimmed: action.status === 'Skipped',
  }
}

function triggerRun(step: FlowStep, run: RunState): StepRun {
  const isFired = isSame(step.name, run.trigger.name)
  return {
    status: isFired ? 'Succeeded' : undefined,
    startTime: undefined,
    endTime: undefined,
    attempt: 1,
    afterRestart: false,
    retries: 0,
    iterations: undefined,
    iteration: undefined,
    isDimmed: !isFired,
  }
}

/** The engine names the branch an action took: `actions`, `else`, a case's name or `default`. */
function branchRun(kind: string, name: string | undefined, action: ActionState | undefined): BranchRun {
  if (action === undefined) return 'open'
  if (action.status === 'Skipped') return 'passed'
  if (action.branch === undefined) return 'open'
  const own = name ?? kind.split('.')[0] ?? ''
  return isSame(own, action.branch) ? 'taken' : 'passed'
}

function startsWith(repetition: Repetition, beginning: Repetition): boolean {
  return beginning.every((part, index) => {
    const other = repetition[index]
    return other !== undefined && other.index === part.index && isSame(other.scope, part.scope)
  })
}

function isSame(left: string, right: string): boolean {
  return left === right || left.toLowerCase() === right.toLowerCase()
}
