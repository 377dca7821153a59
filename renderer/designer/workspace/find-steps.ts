import { readableName } from '../canvas/step-name.ts'
import type { FlowModel } from '../model/flow-model.ts'

/** One place that a search found: a step, by its name, type or a value in its own JSON. */
export interface FoundStep {
  readonly id: string
  /** Where in the text; undefined where the step is found by how its name reads. */
  readonly range: { readonly start: number; readonly end: number } | undefined
}

/** Steps found at most. */
const maxFound = 2000

/**
 * The steps in whose name, type or values a text occurs, in document order; case does not count. What is found in
 * what a container holds is that of the steps inside. `text` is the one the model was read from.
 */
export function findSteps(model: FlowModel, text: string, search: string): readonly FoundStep[] {
  const wanted = search.trim().toLowerCase()
  if (wanted === '') return []
  const lower = text.toLowerCase()
  const found: FoundStep[] = []
  for (const [index, step] of model.steps.entries()) {
    if (found.length >= maxFound) break
    const range = model.ranges.get(step.id)
    if (range === undefined) continue
    const own = ownParts(model, index, range)
    const at = own
      .map(([start, end]) => occurrence(lower, wanted, start, end))
      .find((one) => one !== undefined)
    const isNamed = readableName(step.name).toLowerCase().includes(wanted)
    if (at === undefined && !isNamed) continue
    found.push({ id: step.id, range: at === undefined ? undefined : { start: at, end: at + wanted.length } })
  }
  return found
}

function occurrence(lower: string, wanted: string, start: number, end: number): number | undefined {
  const at = lower.indexOf(wanted, start)
  return at >= 0 && at + wanted.length <= end ? at : undefined
}

/** The text of a step without that of the steps in it. */
function ownParts(
  model: FlowModel,
  index: number,
  range: { readonly start: number; readonly end: number },
): readonly (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = []
  let from = range.start
  const { steps } = model
  const inside = steps[index]?.inside ?? 0
  for (let at = index + 1; at <= index + inside; at++) {
    const step = steps[at]
    const child = step?.parentId === steps[index]?.id ? model.ranges.get(step?.id ?? '') : undefined
    if (child === undefined) continue
    parts.push([from, child.start])
    from = child.end
  }
  parts.push([from, range.end])
  return parts
}
