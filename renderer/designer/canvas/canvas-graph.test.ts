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

test('what merely moved shows the very same as before', () => {
  const before = {
    A: compose(),
    S: { type: 'Scope', actions: { X: compose() }, runAfter: { A: ['Succeeded'] } },
  }
  const first = buildFlowModel(openFlowDocument(flowText(before)))!
  const graph = toCanvasGraph(first, layoutFlow(first, none), false)
  const noted = { ...before, A: { ...compose(), description: 'a note makes it higher' } }
  const second = shareModel(first, buildFlowModel(openFlowDocument(flowText(noted)))!)
  const next = toCanvasGraph(second, layoutFlow(second, none), false, graph)
  const look = (id: string) => {
    const [old, now] = [graph, next].map(({ nodes }) => nodes.find((node) => node.id.endsWith(id))!)
    return [old!.position.y < now!.position.y, old!.data === now!.data]
  }
  expect([look('/A'), look('/S'), look('/X'), look('/X#end')]).toEqual([
    [false, false],
    [true, true],
    [true, true],
    [true, true],
  ])
})
