import { describe, expect, test } from 'vitest'
import { fittingViewport, overviewSize, resizedViewport, revealingViewport } from './viewport.ts'

const pane = { width: 800, height: 600 }

/** Where a box is drawn. */
function drawn(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  view: { x: number; y: number; zoom: number },
) {
  const left = x * view.zoom + view.x
  const top = y * view.zoom + view.y
  return { left, top, right: left + width * view.zoom, bottom: top + height * view.zoom }
}

describe('showing the whole flow', () => {
  test('fills the pane where nothing lies under the overview', () => {
    const box = { x: 0, y: 0, width: 200, height: 1_000 }
    expect(fittingViewport(box, pane, [box])).toEqual(fittingViewport(box, pane))
  })

  test.each([
    ['a wide one', { x: 0, y: 0, width: 2_000, height: 1_300 }],
    ['a high one', { x: -50, y: 0, width: 1_400, height: 1_500 }],
  ])('no card of %s lies under the overview', (_case, box) => {
    const card = { x: box.x + box.width - 256, y: box.height - 60, width: 256, height: 60 }
    const { right, bottom } = drawn(card, fittingViewport(box, pane, [card]))
    const isUnder = right > pane.width - overviewSize.width && bottom > pane.height - overviewSize.height
    expect(isUnder).toBe(false)
  })
})

describe('when panels come and go', () => {
  const view = { x: 100, y: 0, zoom: 1 }
  const card = { x: 200, y: 0, width: 256, height: 60 }
  const wide = { left: 80, width: 1_200, height: 700 }

  test('without a selected step the middle stays the middle', () => {
    expect(resizedViewport(view, wide, { left: 80, width: 800, height: 700 }, undefined).x).toBe(-100)
  })

  test.each([
    ['a panel at the right', { left: 80, width: 840, height: 700 }],
    ['a panel at the left', { left: 280, width: 1_000, height: 700 }],
  ])('a selected card stays where it is on the screen: %s', (_case, now) => {
    const next = resizedViewport(view, wide, now, card)
    expect(drawn(card, next).left + now.left).toBe(drawn(card, view).left + wide.left)
  })

  test.each([
    ['at the right', { x: 900, y: 0, width: 256, height: 60 }, { left: 80, width: 840, height: 700 }],
    ['at the left', { x: -60, y: 0, width: 256, height: 60 }, { left: 400, width: 880, height: 700 }],
  ])('a card that would be covered moves just into sight %s', (_case, box, now) => {
    const { left, right } = drawn(box, resizedViewport(view, wide, now, box))
    expect(left).toBeGreaterThanOrEqual(40)
    expect(right).toBeLessThanOrEqual(now.width - 40)
    expect(Math.min(left - 40, now.width - 40 - right)).toBe(0)
  })

  test.each([
    ['moves up', { x: 400, y: 520, width: 256, height: 60 }],
    ['moves to the left', { x: 400, y: 560, width: 256, height: 300 }],
  ])('a card that would lie under the overview %s', (_case, box) => {
    const now = { left: 80, width: 840, height: 700 }
    const before = drawn(box, view)
    const next = drawn(box, resizedViewport(view, wide, now, box))
    const head = next.top + Math.min(box.height, 120)
    const isUnder = next.right > now.width - overviewSize.width && head > now.height - overviewSize.height
    expect(isUnder).toBe(false)
    // One way or the other, and no further than it takes.
    expect([next.left === before.left, next.top === before.top].filter((kept) => kept)).toHaveLength(1)
  })
})

describe('a step that is gone to', () => {
  const pane = { width: 800, height: 600 }

  test('stays where it is while it can be seen', () => {
    const view = { x: 0, y: 0, zoom: 1 }
    expect(revealingViewport(view, { x: 100, y: 100, width: 256, height: 60 }, pane)).toBe(view)
  })

  test('comes out from under the overview', () => {
    const box = { x: 500, y: 500, width: 256, height: 60 }
    const { right, bottom } = drawn(box, revealingViewport({ x: 0, y: 0, zoom: 1 }, box, pane))
    expect(right > pane.width - overviewSize.width && bottom > pane.height - overviewSize.height).toBe(false)
  })
})
