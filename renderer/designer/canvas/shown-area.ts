import { useStore } from '@xyflow/react'
import type { Box } from '../layout/boxes.ts'

/**
 * What of the canvas is near enough to be seen soon: xyflow gets only that. It goes through all of its nodes and lines
 * on each edit and each frame of a movement, so a large flow would make every one of them slow.
 */
export function useShownArea(): Box | undefined {
  return useStore(({ transform, width, height }) => shownArea(transform, width, height), isSameBox)
}

/** Cells grow by so many CSS px, so that dragging a border changes little. */
const stride = 256

/**
 * The seen part of the canvas and at least half a screen around it, in canvas units; it stays the same until the view
 * leaves its cell. Undefined while the canvas has no size.
 */
export function shownArea(
  [left, top, zoom]: readonly [number, number, number],
  width: number,
  height: number,
): Box | undefined {
  if (width === 0 || height === 0) return undefined
  const step = 2 ** (Math.floor(2 * Math.log2(zoom)) / 2)
  const cellWidth = (Math.ceil(width / stride) * stride) / step
  const cellHeight = (Math.ceil(height / stride) * stride) / step
  const column = Math.floor(-left / zoom / cellWidth)
  const row = Math.floor(-top / zoom / cellHeight)
  return {
    x: (column - 0.5) * cellWidth,
    y: (row - 0.5) * cellHeight,
    width: 3 * cellWidth,
    height: 3 * cellHeight,
  }
}

function isSameBox(a: Box | undefined, b: Box | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
