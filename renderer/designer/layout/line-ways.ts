import type { Point } from './layout-level.ts'

/** The '+' stands on a piece that belongs to this line alone: near its end at a fork, near its start at a join. */
export function plusOf(points: readonly Point[], atFork: boolean, atJoin: boolean): Point {
  const first = points[0] ?? { x: 0, y: 0 }
  const last = points.at(-1) ?? first
  if (points.length === 2) {
    if (atFork && !atJoin) return middleOf(first, last, 0.75)
    if (atJoin && !atFork) return middleOf(first, last, 0.25)
    return middleOf(first, last, 0.5)
  }
  if (atFork && atJoin) {
    const longest = longestVertical(points)
    return middleOf(longest[0], longest[1], 0.5)
  }
  return atJoin ? middleOf(first, points[1] ?? last, 0.5) : middleOf(points.at(-2) ?? first, last, 0.5)
}

/** The longest vertical piece of a line: its two ends. */
export function longestVertical(points: readonly Point[]): readonly [Point, Point] {
  const first = points[0] ?? { x: 0, y: 0 }
  let best: readonly [Point, Point] = [first, points[1] ?? first]
  for (let index = 1; index < points.length; index++) {
    const from = points[index - 1] ?? first
    const to = points[index] ?? first
    if (from.x === to.x && Math.abs(to.y - from.y) > Math.abs(best[1].y - best[0].y)) best = [from, to]
  }
  return best
}

/** The point at a share of the way from one to another. */
export function middleOf(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

/** The same way, begun at the bottom of one of several heads. */
export function fromHead(points: readonly Point[], x: number): readonly Point[] {
  const first = points[0] ?? { x: 0, y: 0 }
  const second = points[1] ?? first
  if (first.x === x) return points
  const turn = points.length === 2 ? first.y + (second.y - first.y) / 2 : second.y
  const rest = points.length === 2 ? [{ x: first.x, y: turn }, second] : points.slice(2)
  return [{ x, y: first.y }, { x, y: turn }, ...rest]
}
