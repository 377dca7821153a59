import { expect, test } from 'vitest'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { layoutFlow } from '../layout/layout-flow.ts'
import { buildFlowModel } from '../model/flow-model.ts'
import { shareModel } from '../model/share-model.ts'
import { compose, flowText } from '../testing/flow-text.ts'
import { toCanvasGraph } from './canvas-graph.ts'

const none: ReadonlySet<string> = new Set()

test('what looks as before is the same node and line; what changed or moved is not', () => {
  const before = {
    A: compose(),
    B: compose('A'),
    S: { type: 'Scope', actions: { X: compose() }, runAfter: { B: ['Succeeded'] } },
  }
  const first = buildFlowModel(openFlowDocument(flowText(before)))!
  const graph = toCanvasGraph(first, layoutFlow(first, none), false)
  const after = { ...before, B: { ...compose('A'), type: 'Http', inputs: { uri: 'x' } } }
  const second = shareModel(first, buildFlowModel(openFlowDocument(flowText(after)))!)
  const next = toCanvasGraph(second, layoutFlow(second, none), false, graph)
  const changed = next.nodes
    .filter((node) => !graph.nodes.includes(node))
    .map(({ type, id }) => `${type} ${id.split('/').at(-1)}`)
  expect(changed).toEqual(['card B'])
  expect(
    next.edges.filter((edge) => !graph.edges.includes(edge)).map(({ id }) => id.split('/').at(-1)),
  ).toEqual(['B', 'S'])
})

test('an edit of what cards do not show gives the very same lists', () => {
  const first = buildFlowModel(openFlowDocument(flowText({ A: compose(), B: compose('A') })))!
  const graph = toCanvasGraph(first, layoutFlow(first, none), false)
  const other = { A: { ...compose(), inputs: 2 }, B: compose('A') }
  const second = shareModel(first, buildFlowModel(openFlowDocument(flowText(other)))!)
  const next = toCanvasGraph(second, layoutFlow(second, none), false, graph)
  expect([next.nodes === graph.nodes, next.edges === graph.edges]).toEqual([true, true])
})
