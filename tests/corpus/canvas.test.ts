import { describe, expect, test } from 'vitest'
import { decodeText } from '../../main/storage/text-encoding.ts'
import { toCanvasGraph } from '../../renderer/designer/canvas/canvas-graph.ts'
import { layoutFlow } from '../../renderer/designer/layout/layout-flow.ts'
import { buildFlowModel } from '../../renderer/designer/model/flow-model.ts'
import { openFlowDocument } from '../../shared/wdl/index.ts'
import { corpusFolder, readCorpusFlows } from '../support/corpus-flows.ts'

const folder = corpusFolder()

describe.skipIf(folder === undefined)('real flows on the canvas', () => {
  test('every one is drawn: each step once, each line between two things that are there, no card over another', () => {
    let steps = 0
    const flows = folder === undefined ? [] : readCorpusFlows(folder)
    for (const flow of flows) {
      const model = buildFlowModel(openFlowDocument(decodeText(flow.bytes).text))
      expect(model, flow.title).toBeDefined()
      if (model === undefined) continue
      const layout = layoutFlow(model, new Set())
      const { nodes, edges } = toCanvasGraph(model, layout, false)
      steps += model.steps.length
      const ids = new Set(nodes.map(({ id }) => id))
      expect(ids.size, flow.title).toBe(nodes.length)
      expect(new Set(edges.map(({ id }) => id)).size, flow.title).toBe(edges.length)
      expect(
        edges.filter(({ source, target }) => !ids.has(source) || !ids.has(target)),
        flow.title,
      ).toEqual([])
      expect(
        model.steps.filter(({ id }) => !ids.has(id)),
        flow.title,
      ).toEqual([])
      const cards = layout.steps.filter(({ isContainer }) => !isContainer)
      for (const [index, a] of cards.entries()) {
        for (const b of cards.slice(index + 1)) {
          const isApart =
            a.box.x + a.box.width <= b.box.x ||
            b.box.x + b.box.width <= a.box.x ||
            a.box.y + a.box.height <= b.box.y ||
            b.box.y + b.box.height <= a.box.y
          if (!isApart) expect.fail(`${flow.title}: ${a.step.name} lies over ${b.step.name}`)
        }
      }
    }
    console.log(`${flows.length} flows, ${steps} steps drawn`)
  })
})
