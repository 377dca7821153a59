import type { FlowPart, PlacedStep } from '../layout/place-part.ts'
import type { FlowModel, FlowStep } from '../model/flow-model.ts'

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

/**
 * The step an arrow key leads to. Up and down follow the flow: into an open container, on to what runs next, out of
 * a container at its end. Left and right go to the nearest card at the side. Undefined: there is nothing there.
 */
export function stepTowards(
  model: FlowModel,
  layout: FlowPart,
  id: string | undefined,
  direction: Direction,
): string | undefined {
  const placed = new Map(layout.steps.map((entry) => [entry.step.id, entry]))
  const here = id === undefined ? undefined : placed.get(id)
  if (direction === 'first' || here === undefined) return model.steps[0]?.id
  switch (direction) {
    case 'last':
      return lowest(layout)
    case 'down':
      return stepBelow(model, placed, here)
    case 'up':
      return stepAbove(model, placed, here.step)
    case 'left':
    case 'right':
      return nearestAside(layout, here, direction)
  }
}

function lowest(layout: FlowPart): string | undefined {
  let found: PlacedStep | undefined
  for (const entry of layout.steps) if (found === undefined || entry.box.y >= found.box.y) found = entry
  return found?.step.id
}

function stepBelow(
  model: FlowModel,
  placed: ReadonlyMap<string, PlacedStep>,
  here: PlacedStep,
): string | undefined {
  if (here.step.kind === 'trigger') return firstOf(model.top.steps, placed)
  if (here.isContainer) {
    for (const branch of here.step.branches) {
      const first = firstOf(branch.steps, placed)
      if (first !== undefined) return first
    }
  }
  for (let at: FlowStep | undefined = here.step; at !== undefined; at = parentOf(at, placed)) {
    const next = followersOf(model, at, placed)[0]
    if (next !== undefined) return next.id
  }
  return undefined
}

function stepAbove(
  model: FlowModel,
  placed: ReadonlyMap<string, PlacedStep>,
  step: FlowStep,
): string | undefined {
  if (step.kind === 'trigger') return undefined
  const before = step.runAfter.find(({ id }) => id !== undefined && id !== step.id && placed.has(id))
  return before?.id ?? step.parentId ?? model.triggers[0]?.id
}

/** First step of a branch: the first that runs after nothing, or simply the first where all wait for each other. */
function firstOf(steps: readonly FlowStep[], placed: ReadonlyMap<string, PlacedStep>): string | undefined {
  const roots = steps.filter((step) => step.runAfter.every(({ id }) => id === undefined))
  return (leftmost(roots, placed) ?? steps[0])?.id
}

function followersOf(
  model: FlowModel,
  step: FlowStep,
  placed: ReadonlyMap<string, PlacedStep>,
): readonly FlowStep[] {
  const siblings = siblingsOf(model, step, placed)
  const y = placed.get(step.id)?.box.y ?? 0
  const found = siblings.filter(
    (other) => (placed.get(other.id)?.box.y ?? 0) > y && other.runAfter.some(({ id }) => id === step.id),
  )
  const first = leftmost(found, placed)
  return first === undefined ? [] : [first]
}

function siblingsOf(
  model: FlowModel,
  step: FlowStep,
  placed: ReadonlyMap<string, PlacedStep>,
): readonly FlowStep[] {
  const parent = parentOf(step, placed)
  if (parent === undefined) return model.top.steps
  return parent.branches.find((branch) => branch.steps.includes(step))?.steps ?? []
}

function parentOf(step: FlowStep, placed: ReadonlyMap<string, PlacedStep>): FlowStep | undefined {
  return step.parentId === undefined ? undefined : placed.get(step.parentId)?.step
}

function leftmost(steps: readonly FlowStep[], placed: ReadonlyMap<string, PlacedStep>): FlowStep | undefined {
  let found: FlowStep | undefined
  let least = Number.POSITIVE_INFINITY
  for (const step of steps) {
    const box = placed.get(step.id)?.box
    if (box !== undefined && box.x < least) {
      least = box.x
      found = step
    }
  }
  return found
}

function nearestAside(layout: FlowPart, here: PlacedStep, direction: 'left' | 'right'): string | undefined {
  const sign = direction === 'right' ? 1 : -1
  const middle = here.box.x + here.box.width / 2
  let found: string | undefined
  let best = Number.POSITIVE_INFINITY
  for (const { step, box } of layout.steps) {
    const across = (box.x + box.width / 2 - middle) * sign
    if (step.id === here.step.id || across <= 1 || contains(box, here.box) || contains(here.box, box))
      continue
    const cost = across + 3 * Math.abs(box.y - here.box.y)
    if (cost < best) {
      best = cost
      found = step.id
    }
  }
  return found
}

function contains(outer: PlacedStep['box'], inner: PlacedStep['box']): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}
