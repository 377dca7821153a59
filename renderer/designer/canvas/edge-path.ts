import type { Point } from '../layout/layout-level.ts'

/** Radius of the corners of lines, in canvas units. */
const cornerRadius = 12

/** A line through some corners as SVG path data, its corners rounded as far as the pieces allow. */
export function roundedPath(points: readonly Point[]): string {
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined) return ''
  let path = `M${first.x},${first.y}`
  for (let index = 1; index < points.length - 1; index++) {
    const before = points[index - 1] as Point
    const corner = points[index] as Point
    const after = points[index + 1] as Point
    const radius = Math.min(cornerRadius, distance(before, corner) / 2, distance(corner, after) / 2)
    const from = towards(corner, before, radius)
    const to = towards(corner, after, radius)
    path += `L${from.x},${from.y}Q${corner.x},${corner.y},${to.x},${to.y}`
  }
  return `${path}L${last.x},${last.y}`
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
}

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to)
  if (whole === 0) return from
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole }
}
