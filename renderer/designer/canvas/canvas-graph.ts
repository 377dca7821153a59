import type { Edge, Node, NodeHandle } from '@xyflow/react'
import { Position } from '@xyflow/react'
import { designerStrings } from '../../strings/designer.ts'
import type { Box } from '../layout/boxes.ts'
import { type DrawnFlow, startId } from '../layout/layout-flow.ts'
import type { FlowPart, PlacedEdge, PlacedEnd, PlacedStep } from '../layout/place-part.ts'
import { branchHeader, endLength, plusSize, startSize } from '../layout/sizes.ts'
import type { FlowBranch } from '../model/flow-model.ts'
import { isSameBranch } from '../model/share-model.ts'
import { isForWrong } from './line-kind.ts'
import { readableName } from './step-name.ts'

const words = designerStrings.canvas

/** What nodes show is apart from where they stand, so that what merely moves is not painted anew. */
export type StepNode = Node<Omit<PlacedStep, 'box'>, 'card' | 'container'>
export type BranchNode = Node<{ readonly branch: FlowBranch }, 'branch'>
export type EndNode = Node<Omit<PlacedEnd, 'at'>, 'end'>
export type StartNode = Node<{ readonly isEmpty: boolean }, 'start'>
export type CanvasNode = StepNode | BranchNode | EndNode | StartNode
export type CanvasEdge = Edge<{ readonly placed: PlacedEdge }, 'flow'>

/** What xyflow draws. */
export interface CanvasGraph {
  readonly nodes: CanvasNode[]
  readonly edges: CanvasEdge[]
}

/**
 * The one translation from a placed flow to xyflow's nodes and edges. `isReadOnly` leaves out the '+' at the ends. What
 * looks the same as in the graph `before` is the very same node, so that nothing of it is painted again.
 */
export function toCanvasGraph(
  model: DrawnFlow,
  layout: FlowPart,
  isReadOnly: boolean,
  before?: CanvasGraph,
): CanvasGraph {
  const graph = makeGraph(model, layout, isReadOnly)
  return before === undefined ? graph : shareGraph(before, graph)
}

function shareGraph(before: CanvasGraph, { nodes, edges }: CanvasGraph): CanvasGraph {
  const oldNodes = new Map(before.nodes.map((node) => [node.id, node]))
  const oldEdges = new Map(before.edges.map((edge) => [edge.id, edge]))
  return {
    nodes: shareList(
      before.nodes,
      nodes.map((node) => sharedNode(oldNodes.get(node.id), node)),
    ),
    edges: shareList(
      before.edges,
      edges.map((edge) => shared(oldEdges.get(edge.id), edge)),
    ),
  }
}

function shared<T>(old: T | undefined, next: T): T {
  return old !== undefined && isSameValue(old, next, 0) ? old : next
}

/** A node that only moved goes on to show the very same. */
function sharedNode(old: CanvasNode | undefined, next: CanvasNode): CanvasNode {
  if (old === undefined || !isSameValue(old.data, next.data, 1)) return next
  const kept = { ...next, data: old.data } as CanvasNode
  return shared(old, kept)
}

/** xyflow goes through all of a list that is another one. */
function shareList<T>(before: T[], next: T[]): T[] {
  return before.length === next.length && next.every((item, index) => item === before[index]) ? before : next
}

/** How deep nodes and lines are compared: to the corners of a line. Steps and branches below are shared already. */
const maxCompared = 5

function isSameValue(a: unknown, b: unknown, depth: number): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > maxCompared)
    return false
  // The model shares steps: another object is another step. A branch is what it is called, whatever is in it.
  if ('runAfter' in a) return false
  if ('steps' in a && 'steps' in b) return isSameBranch(a as FlowBranch, b as FlowBranch)
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) =>
    isSameValue(
      (a as Readonly<Record<string, unknown>>)[key],
      (b as Readonly<Record<string, unknown>>)[key],
      depth + 1,
    ),
  )
}

function makeGraph(model: DrawnFlow, layout: FlowPart, isReadOnly: boolean): CanvasGraph {
  const nodes: CanvasNode[] = []
  const edges: CanvasEdge[] = []
  if (model.triggers.length === 0) nodes.push(startNode(model))
  for (const { box, ...data } of layout.steps) {
    const level = 2 * data.step.depth
    nodes.push({
      id: data.step.id,
      type: data.isContainer ? 'container' : 'card',
      data,
      ...frame(box),
      zIndex: data.isContainer ? level : level + 2,
    })
  }
  for (const { branch, owner, box, hasHeader } of layout.branches) {
    if (!hasHeader) continue
    nodes.push({
      id: branch.id,
      type: 'branch',
      data: { branch },
      ...frame(box, branchHeader.height),
      zIndex: 2 * owner.depth,
    })
  }
  for (const { at, ...end } of layout.ends) {
    if (isReadOnly && end.after !== undefined) continue
    const width = 2 * plusSize
    const box = { x: at.x - width / 2, y: at.y, width, height: endLength + plusSize }
    nodes.push({
      id: end.id,
      type: 'end',
      data: end,
      ...frame(box),
      zIndex: 2 * (end.owner?.depth ?? 0) + 4,
    })
  }
  for (const placed of layout.edges) {
    edges.push({
      id: placed.id,
      type: 'flow',
      source: placed.fromId,
      target: placed.toId,
      data: { placed },
      ariaLabel: nameOfLine(placed),
      // Where lines share their way, the plain one is seen.
      zIndex: 2 * placed.to.depth + (isForWrong(placed.statuses) ? 0 : 1),
    })
  }
  return { nodes, edges }
}

/** What a line is called by name: `From Read order to Next order`. */
function nameOfLine({ after, to }: PlacedEdge): string {
  return words.line(after && readableName(after.name), readableName(to.name))
}

/** The other way: the step a node of the canvas stands for. */
export function stepIdOfNode(node: CanvasNode): string | undefined {
  return node.type === 'card' || node.type === 'container' ? node.id : undefined
}

function startNode(model: DrawnFlow): StartNode {
  const box = { x: -startSize.width / 2, y: 0, ...startSize }
  return {
    id: startId,
    type: 'start',
    data: { isEmpty: model.top.steps.length === 0 },
    ...frame(box),
    zIndex: 4,
  }
}

/**
 * Position and size of a node. Size and handles are given, not measured, so that nothing has to be painted before
 * lines can be drawn. Lines know their own way; handles only tell xyflow that a line has two ends.
 */
function frame({ x, y, width, height }: Box, handleY = height) {
  const handles: NodeHandle[] = [
    { type: 'target', position: Position.Top, x: width / 2, y: 0, width: 1, height: 1 },
    {
      type: 'source',
      position: Position.Bottom,
      x: width / 2,
      y: Math.min(handleY, height),
      width: 1,
      height: 1,
    },
  ]
  return { position: { x, y }, width, height, measured: { width, height }, handles }
}
