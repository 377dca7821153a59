import type { Point } from '../layout/layout-level.ts'
import type { FlowPart } from '../layout/place-part.ts'
import { endLength, plusSize } from '../layout/sizes.ts'
import type { AddPlace } from './canvas-state.ts'

/** A place for actions with the point of its '+'. */
export interface DropPlace {
  /** Of the line or the end. */
  readonly id: string
  readonly at: Point
  readonly place: AddPlace
}

/** Every '+' of a layout. */
export function dropPlaces(layout: FlowPart): readonly DropPlace[] {
  const onLines = layout.edges
    .filter(({ isCyclic }) => !isCyclic)
    .map(({ id, plus, branch, after, to }) => ({ id, at: plus, place: { branch, after, before: to } }))
  const atEnds = layout.ends.map(({ id, at, branch, after }) => ({
    id,
    at: { x: at.x, y: at.y + endLength + plusSize / 2 },
    place: { branch, after, before: undefined },
  }))
  return [...onLines, ...atEnds]
}

/** The place nearest to a point, within `reach` canvas units; what lies above or below counts as farther. */
export function nearestPlace(
  places: readonly DropPlace[],
  point: Point,
  reach: number,
): DropPlace | undefined {
  let found: DropPlace | undefined
  let least = reach
  for (const candidate of places) {
    const distance = Math.hypot((candidate.at.x - point.x) * 0.6, candidate.at.y - point.y)
    if (distance > least) continue
    least = distance
    found = candidate
  }
  return found
}
