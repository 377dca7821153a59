import type { Viewport } from '@xyflow/react'
import type { Box } from '../layout/boxes.ts'

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

/** What the overview covers in the corner at the bottom right, with the gap around it, in CSS px. */
export const overviewSize: Size = { width: 184, height: 134 }

/** Whether there is an overview: in a small pane it would cover what it is about. */
export function hasOverview(pane: Size): boolean {
  return pane.width >= 2.6 * overviewSize.width && pane.height >= 2.6 * overviewSize.height
}

/**
 * The view that shows all of a flow, however small. Where one of its cards would lie under the overview, the flow is put
 * beside it or above it, whichever leaves it larger.
 */
export function fittingViewport(box: Box, pane: Size, cards: readonly Box[] = []): Viewport {
  const whole = fittingInto(box, pane)
  const corner = { x: pane.width - overviewSize.width, y: pane.height - overviewSize.height }
  const isUnder = ({ x, y, width, height }: Box) =>
    (x + width) * whole.zoom + whole.x > corner.x && (y + height) * whole.zoom + whole.y > corner.y
  if (!hasOverview(pane) || !cards.some(isUnder)) return whole
  const beside = fittingInto(box, { width: corner.x, height: pane.height })
  const above = fittingInto(box, { width: pane.width, height: corner.y })
  const best = beside.zoom >= above.zoom ? beside : above
  // In a small pane being readable counts more.
  return best.zoom < whole.zoom / 2 ? whole : best
}

function fittingInto(box: Box, pane: Size): Viewport {
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

/** Left edge and size of a canvas in the window, in CSS px. */
export interface Extent extends Size {
  readonly left: number
}

/**
 * The view after panels took room of the canvas or gave it back. With a step selected everything stays where it is on
 * the screen, so that a second click meets what the first one met, unless the step would be out of sight or under the
 * overview; else the middle stays the middle.
 */
export function resizedViewport(
  view: Viewport,
  before: Extent,
  now: Extent,
  selected: Box | undefined,
): Viewport {
  if (selected === undefined) return { ...view, x: view.x + (now.width - before.width) / 2 }
  const x = view.x + before.left - now.left
  const left = selected.x * view.zoom + x
  const right = left + selected.width * view.zoom
  const tooFarRight = Math.max(0, right - (now.width - sideRoom))
  const shift = left - tooFarRight < sideRoom ? sideRoom - left : -tooFarRight
  const next = { ...view, x: x + (left < sideRoom || tooFarRight > 0 ? shift : 0) }
  return besideOverview(next, selected, now)
}

/** The view moved as little as it takes for a card not to lie under the overview: to the left, or else up. */
function besideOverview(view: Viewport, box: Box, pane: Size): Viewport {
  const covered = underOverview(view, box, pane)
  if (covered === undefined) return view
  const left = box.x * view.zoom + view.x - covered.width
  const top = box.y * view.zoom + view.y - covered.height
  if (left >= sideRoom && (covered.width <= covered.height || top < topRoom)) {
    return { ...view, x: view.x - covered.width }
  }
  return top < 8 ? view : { ...view, y: view.y - covered.height }
}

/** How much of a card, or of a container's head, lies under the overview in CSS px; undefined when nothing does. */
function underOverview(view: Viewport, box: Box, pane: Size): Size | undefined {
  if (!hasOverview(pane)) return undefined
  const top = box.y * view.zoom + view.y
  const width = (box.x + box.width) * view.zoom + view.x - (pane.width - overviewSize.width)
  const height = top + headHeight(box) * view.zoom - (pane.height - overviewSize.height)
  return width > 0 && height > 0 && top < pane.height ? { width, height } : undefined
}

/** Of a container that is higher than the pane its head is what counts. */
function headHeight({ height }: Box): number {
  return Math.min(height, 120)
}

/** Room between a card that is kept in sight and the border: its tools stand there. */
const sideRoom = 40

/** From this zoom on the words of cards can be read. */
export const readableZoom = 0.45

/**
 * The view that shows a box: the same one when it can be seen already, else with the box in its middle. A zoom below
 * `leastZoom` becomes one at which it can be read.
 */
export function revealingViewport(view: Viewport, box: Box, pane: Size, leastZoom = 0): Viewport {
  const zoom = view.zoom < leastZoom ? 0.9 : view.zoom
  const height = headHeight(box)
  const left = box.x * zoom + view.x
  const top = box.y * zoom + view.y
  const right = left + box.width * zoom
  const bottom = top + height * zoom
  const isWide = box.width * zoom > pane.width - 2 * margin
  const isSeenDown = top >= 8 && bottom <= pane.height - 8
  const isSeenAcross = isWide ? left < pane.width && right > 0 : left >= 8 && right <= pane.width - 8
  if (zoom === view.zoom && isSeenDown && isSeenAcross) return isWide ? view : besideOverview(view, box, pane)
  return {
    zoom,
    x: pane.width / 2 - (box.x + box.width / 2) * zoom,
    y: pane.height / 2 - (box.y + height / 2) * zoom,
  }
}
