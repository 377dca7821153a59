import type { Point } from '../layout/layout-level.ts'
import type { FlowPart } from '../layout/place-part.ts'

/**
 * The actions that lie in a frame given by two corners: those that lie in it whole, without the ones inside of them;
 * where there is none of them, those that it touches.
 */
export function stepsWithin(layout: FlowPart, a: Point, b: Point): readonly string[] {
  const left = Math.min(a.x, b.x)
  const right = Math.max(a.x, b.x)
  const top = Math.min(a.y, b.y)
  const bottom = Math.max(a.y, b.y)
  const actions = layout.steps.filter(({ step }) => step.kind === 'action')
  const whole = actions.filter(
    ({ box }) => box.x >= left && box.x + box.width <= right && box.y >= top && box.y + box.height <= bottom,
  )
  const touched = actions.filter(
    ({ box, isContainer }) =>
      !isContainer &&
      box.x <= right &&
      box.x + box.width >= left &&
      box.y <= bottom &&
      box.y + box.height >= top,
  )
  const chosen = whole.length > 0 ? whole : touched
  const ids = new Set(chosen.map(({ step }) => step.id))
  return chosen.filter(({ step }) => !ids.has(step.parentId ?? '')).map(({ step }) => step.id)
}
