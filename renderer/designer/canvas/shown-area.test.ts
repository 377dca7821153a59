import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { layoutFlow } from '../layout/layout-flow.ts'
import { buildFlowModel } from '../model/flow-model.ts'
import { compose, flowText } from '../testing/flow-text.ts'
import { toCanvasGraph } from './canvas-graph.ts'
import { shownArea } from './shown-area.ts'

const views = fc.record({
  x: fc.integer({ min: -20_000, max: 20_000 }),
  y: fc.integer({ min: -20_000, max: 20_000 }),
  zoom: fc.double({ min: 0.05, max: 2, noNaN: true }),
  width: fc.integer({ min: 200, max: 3000 }),
  height: fc.integer({ min: 200, max: 2000 }),
})

test('whatever is seen lies in the area, with half a screen around it', () => {
  fc.assert(
    fc.property(views, ({ x, y, zoom, width, height }) => {
      const area = shownArea([x, y, zoom], width, height)!
      const [left, top] = [-x / zoom, -y / zoom]
      expect(left - area.x).toBeGreaterThanOrEqual(width / zoom / 2 - 1e-6)
      expect(top - area.y).toBeGreaterThanOrEqual(height / zoom / 2 - 1e-6)
      const right = area.x + area.width - left - width / zoom
      expect(right).toBeGreaterThanOrEqual(width / zoom / 2 - 1e-6)
      expect(area.height).toBeLessThan((8 * (height + 256)) / zoom)
    }),
  )
})

test('a small movement changes nothing', () => {
  expect(shownArea([-100, -100, 1], 1000, 800)).toEqual(shownArea([-160, -140, 1], 1010, 790))
  expect(shownArea([0, 0, 1], 0, 0)).toBeUndefined()
})

test('of a flow of 500 actions xyflow gets some dozens, and both ends of each line', () => {
  const names = Array.from({ length: 500 }, (_none, index) => `Compose_${index}`)
  const actions = names.map((name, index) => [
    name,
    index === 0 ? compose() : compose(`Compose_${index - 1}`),
  ])
  const model = buildFlowModel(openFlowDocument(flowText(Object.fromEntries(actions))))!
  const layout = layoutFlow(model, new Set())
  const part = layout.within(shownArea([500, -4000, 1], 1000, 700)!)
  const graph = toCanvasGraph(model, part, false)
  expect(layout.steps.length).toBeGreaterThan(500)
  expect(graph.nodes.length).toBeGreaterThan(10)
  expect(graph.nodes.length).toBeLessThan(150)
  const ids = new Set(graph.nodes.map(({ id }) => id))
  expect(graph.edges.filter(({ source, target }) => !ids.has(source) || !ids.has(target))).toEqual([])
})
