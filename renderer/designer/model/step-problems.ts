import type { JsonPath } from '../../../shared/errors/index.ts'
import { pointerOf } from '../../../shared/wdl/json-location.ts'
import type { Problem } from '../../../shared/wdl/problem.ts'
import type { FlowModel, FlowStep } from './flow-model.ts'

/** How many problems a step has, of itself and not of what is inside of it. */
export interface ProblemCount {
  readonly errors: number
  readonly warnings: number
}

/** The innermost step a path of the document lies in; undefined outside of all steps. */
export function stepAtPath(steps: ReadonlyMap<string, FlowStep>, path: JsonPath): FlowStep | undefined {
  for (let length = path.length; length > 0; length--) {
    const step = steps.get(pointerOf(path.slice(0, length)))
    if (step !== undefined) return step
  }
  return undefined
}

/** Steps by id. */
export function indexSteps(model: Pick<FlowModel, 'steps'>): ReadonlyMap<string, FlowStep> {
  return new Map(model.steps.map((step) => [step.id, step]))
}

/** Problems by the step they belong to. A step that has as many as `before` keeps its very count. */
export function countProblems(
  steps: ReadonlyMap<string, FlowStep>,
  problems: readonly Problem[],
  before: ReadonlyMap<string, ProblemCount> = new Map(),
): ReadonlyMap<string, ProblemCount> {
  const counts = new Map<string, { errors: number; warnings: number }>()
  const shared = new Map<string, ProblemCount>()
  for (const { severity, path } of problems) {
    if (severity === 'info') continue
    const step = stepAtPath(steps, path)
    if (step === undefined) continue
    const count = counts.get(step.id) ?? { errors: 0, warnings: 0 }
    if (severity === 'error') count.errors += 1
    else count.warnings += 1
    counts.set(step.id, count)
  }
  let isSame = counts.size === before.size
  for (const [id, count] of counts) {
    const old = before.get(id)
    const isKept = old?.errors === count.errors && old.warnings === count.warnings
    shared.set(id, isKept ? old : count)
    isSame &&= isKept
  }
  return isSame ? before : shared
}

/** The innermost step around an offset of the text the model was read from. */
export function stepAtOffset(model: FlowModel, offset: number): FlowStep | undefined {
  let found: FlowStep | undefined
  for (const step of model.steps) {
    // Parents come before children, so the last one that covers the offset is the innermost.
    const range = model.ranges.get(step.id)
    if (range !== undefined && range.start <= offset && offset <= range.end) found = step
  }
  return found
}
