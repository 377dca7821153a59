import type { FlowPlace } from '../../../shared/wdl/edit-place.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import { branchPhrase } from '../canvas/branch-title.ts'
import type { AddPlace } from '../canvas/canvas-state.ts'
import { readableName } from '../canvas/step-name.ts'
import type { FlowBranch, FlowModel, FlowStep } from '../model/flow-model.ts'

const words = canvasStrings.operations

/** A place by ids, so that it outlives edits elsewhere. */
export interface WantedPlace {
  readonly branchId: string
  readonly afterId: string | undefined
  readonly beforeId: string | undefined
  readonly isParallel: boolean
  /** Line or end whose '+' was pressed. */
  readonly plusId: string | undefined
}

/** A place of the canvas by ids. */
export function wantPlace(place: AddPlace, plusId?: string): WantedPlace {
  return {
    branchId: place.branch.id,
    afterId: place.after?.id,
    beforeId: place.before?.id,
    isParallel: place.isParallel === true,
    plusId,
  }
}

/** The place in the present model; undefined when its branch or a step is gone. */
export function findPlace(model: FlowModel, wanted: WantedPlace): AddPlace | undefined {
  const branch = branchesOf(model).find(({ id }) => id === wanted.branchId)
  const step = (id: string | undefined) => branch?.steps.find((one) => one.id === id)
  const after = step(wanted.afterId)
  const before = step(wanted.beforeId)
  if (branch === undefined) return undefined
  if (wanted.afterId !== undefined && after === undefined) return undefined
  return {
    branch,
    after,
    before: wanted.isParallel ? undefined : before,
    isParallel: wanted.isParallel,
  }
}

/** The place behind a step: on its only line, before everything behind it, or at the end of its branch. */
export function placeAfter(model: FlowModel, step: FlowStep, isParallel = false): AddPlace {
  if (step.kind === 'trigger') {
    const first = model.top.steps.filter(({ runAfter }) => runAfter.length === 0)
    const before = first.length === 1 && !isParallel ? first[0] : undefined
    return { branch: model.top, after: undefined, before, isParallel }
  }
  const branch = branchOf(model, step)
  const followers = branch.steps.filter(({ runAfter }) => runAfter.some(({ id }) => id === step.id))
  const before = followers.length === 1 && !isParallel ? followers[0] : undefined
  return { branch, after: step, before, isParallel }
}

/** The place at the end of a container's first empty branch, else of its first one; undefined where it has none. */
export function placeInside({ branches }: FlowStep): AddPlace | undefined {
  const branch = branches.find(({ steps }) => steps.length === 0) ?? branches[0]
  if (branch === undefined) return undefined
  const last = branch.steps.filter(
    ({ id }) => !branch.steps.some(({ runAfter }) => runAfter.some((edge) => edge.id === id)),
  )
  return { branch, after: last.at(-1), before: undefined }
}

/** Where something goes when no place was chosen: behind the selected step, else behind the last of the flow. */
export function defaultPlace(model: FlowModel, selected: FlowStep | undefined): AddPlace {
  if (selected !== undefined) return placeAfter(model, selected)
  const last = model.top.steps.filter(
    ({ id }) => !model.top.steps.some(({ runAfter }) => runAfter.some((edge) => edge.id === id)),
  )
  return { branch: model.top, after: last.at(-1), before: undefined }
}

/** The branch a step is in. */
export function branchOf(model: FlowModel, step: FlowStep): FlowBranch {
  return branchesOf(model).find((branch) => branch.steps.some(({ id }) => id === step.id)) ?? model.top
}

function branchesOf(model: FlowModel): readonly FlowBranch[] {
  return [model.top, ...model.steps.flatMap(({ branches }) => branches)]
}

/** The place as edits of the definition name it. */
export function flowPlaceOf(model: FlowModel, { branch, after, before, isParallel }: AddPlace): FlowPlace {
  return {
    branch: branch.path.slice(model.definitionPath.length),
    ...(after === undefined ? {} : { after: after.name }),
    ...(before === undefined ? {} : { before: before.name }),
    ...(isParallel === true ? { parallel: true } : {}),
  }
}

/** The place in words. */
export function describePlace(model: FlowModel, { branch, after, before, isParallel }: AddPlace): string {
  if (after !== undefined && isParallel === true) return words.besideSteps(readableName(after.name))
  if (after !== undefined && before !== undefined) {
    return words.betweenSteps(readableName(after.name), readableName(before.name))
  }
  if (after !== undefined) return words.afterStep(readableName(after.name))
  if (before !== undefined) return words.beforeStep(readableName(before.name))
  const owner = model.steps.find(({ branches }) => branches.some(({ id }) => id === branch.id))
  return words.atStart(branchPhrase(branch, owner))
}
