import type { Viewport } from '@xyflow/react'
import type { Box } from '../layout/layout-flow.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** Least and greatest zoom of the canvas. */
export const zoomRange = { min: 0.05, max: 2 } as const

/** A flow is shown whole when its cards stay readable; below this zoom it begins at its top instead. */
const leastReadableZoom = 0.6
const margin = 40
const topRoom = 88

/** The view a flow opens with: all of it where it fits readably, otherwise its beginning at full size. */
export function openingViewport(box: Box, pane: Size): Viewport {
  const fitting = Math.min(
    (pane.width - 2 * margin) / Math.max(1, box.width),
    (pane.height - 2 * margin) / Math.max(1, box.height),
  )
  if (fitting >= leastReadableZoom) {
    const zoom = Math.min(1, fitting)
    return {
      zoom,
      x: pane.width / 2 - (box.x + box.width / 2) * zoom,
      // A short flow stands in the upper part: what is added comes below it.
      y: Math.max(margin, Math.min(topRoom, (pane.height - box.height * zoom) / 2)) - box.y * zoom,
    }
  }
  const widthFits = (pane.width - 2 * margin) / Math.max(1, box.width)
  const zoom = Math.min(1, Math.max(leastReadableZoom + 0.2, widthFits))
  return { zoom, x: pane.width / 2, y: margin - box.y * zoom }
}

/** The view that shows all of a flow, however small. */
export function fittingViewport(box: Box, pane: Size): Viewport {
  const fitting = Math.min(
    (pane.width - 2 * margin) / Math.max(1, box.width),
    (pane.height - 2 * margin) / Math.max(1, box.height),
  )
  const zoom = Math.min(1, Math.max(zoomRange.min, fitting))
  return {
    zoom,
    x: pane.width / 2 - (box.x + box.width / 2) * zoom,
    y: pane.height / 2 - (box.y + box.height / 2) * zoom,
  }
}

/** From this zoom on the words of cards can be read. */
export const readableZoom = 0.45

/**
 * The view that shows a box: the same one when it can be seen already, else with the box in its middle. A zoom below
 * `leastZoom` becomes one at which it can be read.
 */
export function revealingViewport(view: Viewport, box: Box, pane: Size, leastZoom = 0): Viewport {
  const zoom = view.zoom < leastZoom ? 0.9 : view.zoom
  // Of a container that is higher than the pane its head is what counts.
  const height = Math.min(box.height, 120)
  const left = box.x * zoom + view.x
  const top = box.y * zoom + view.y
  const right = left + box.width * zoom
  const bottom = top + height * zoom
  const isWide = box.width * zoom > pane.width - 2 * margin
  const isSeenDown = top >= 8 && bottom <= pane.height - 8
  const isSeenAcross = isWide ? left < pane.width && right > 0 : left >= 8 && right <= pane.width - 8
  if (zoom === view.zoom && isSeenDown && isSeenAcross) return view
  return {
    zoom,
    x: pane.width / 2 - (box.x + box.width / 2) * zoom,
    y: pane.height / 2 - (box.y + height / 2) * zoom,
  }
}
