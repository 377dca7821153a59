import type { FlowBranch, FlowModel, FlowStep, RunsAfter } from './flow-model.ts'

/**
 * The new model with everything that has not changed taken from the one before, so that an edit inside one step
 * lays out and paints nothing else. Linear in the number of steps.
 */
export function shareModel(before: FlowModel | undefined, next: FlowModel): FlowModel {
  if (before === undefined) return next
  const known = new Map(before.steps.map((step) => [step.id, step]))
  const shared = new Map<string, FlowStep>()

  const shareStep = (step: FlowStep): FlowStep => {
    const old = known.get(step.id)
    const branches = shareList(
      step.branches.map((branch, at) => shareBranch(branch, old?.branches[at])),
      old?.branches,
    )
    const own = branches === step.branches ? step : { ...step, branches }
    const result = old !== undefined && branches === old.branches && isSameStep(old, step) ? old : own
    shared.set(step.id, result)
    return result
  }
  const shareBranch = (branch: FlowBranch, old: FlowBranch | undefined): FlowBranch => {
    const steps = shareList(branch.steps.map(shareStep), old?.steps)
    if (old !== undefined && steps === old.steps && isSameBranch(old, branch)) return old
    return { ...branch, steps }
  }
  const triggers = shareList(next.triggers.map(shareStep), before.triggers)
  const top = shareBranch(next.top, before.top)
  return {
    ...next,
    definitionPath: shareList(next.definitionPath, before.definitionPath),
    triggers,
    top,
    steps: shareList(
      next.steps.map((step) => shared.get(step.id) ?? step),
      before.steps,
    ),
  }
}

/** The list from before when it holds the very same things. */
function shareList<T>(list: readonly T[], before: readonly T[] | undefined): readonly T[] {
  if (before === undefined || before.length !== list.length) return list
  return list.every((item, index) => item === before[index]) ? before : list
}

/** Whether two states of a branch are called the same, what is in them apart. */
export function isSameBranch(a: FlowBranch, b: FlowBranch): boolean {
  return (
    a.id === b.id &&
    a.kind === b.kind &&
    a.name === b.name &&
    a.caseValue === b.caseValue &&
    a.caseIsNumber === b.caseIsNumber
  )
}

/** Whether two states of a step look the same, its branches apart. */
function isSameStep(a: FlowStep, b: FlowStep): boolean {
  return (
    a.id === b.id &&
    a.kind === b.kind &&
    a.name === b.name &&
    a.type === b.type &&
    a.subtitle === b.subtitle &&
    a.icon === b.icon &&
    a.colour === b.colour &&
    a.isKnown === b.isKnown &&
    a.isLoop === b.isLoop &&
    a.hasCases === b.hasCases &&
    a.note === b.note &&
    a.standIn === b.standIn &&
    a.parentId === b.parentId &&
    a.depth === b.depth &&
    a.inside === b.inside &&
    isSameRunAfter(a.runAfter, b.runAfter)
  )
}

function isSameRunAfter(a: readonly RunsAfter[], b: readonly RunsAfter[]): boolean {
  return (
    a.length === b.length &&
    a.every((entry, index) => {
      const other = b[index]
      return (
        other !== undefined &&
        entry.name === other.name &&
        entry.id === other.id &&
        entry.statuses.join() === other.statuses.join()
      )
    })
  )
}
