import type { JsonPath, TextRange } from '../errors/index.ts'

import type { Status } from '../run/index.ts'
import {
  type ActionNode,
  buildGraph,
  conditionTree,
  type FlowGraph,
  statusNameOf,
  termsOf,
  type WorkflowDefinition,
} from '../wdl/index.ts'
import { foldName, objectOf, propertyNameOf } from '../wdl/lookup.ts'
import { printTerm, termId } from './coverage-term.ts'

/** What can be covered of a flow. */
export type CoverageKind = 'action' | 'branch' | 'case' | 'edge' | 'term' | 'loop'

/** Every kind, in the order of reports. */
export const coverageKinds: readonly CoverageKind[] = ['action', 'branch', 'case', 'edge', 'term', 'loop']

/** One thing that runs may do or leave out. Plain data: it crosses IPC and stands in the JSON report. */
export interface CoverageItem {
  /** Unique within the flow and the same for every run of this definition. */
  readonly id: string
  readonly kind: CoverageKind
  /** The action it belongs to; of an edge the one that follows. */
  readonly action: string
  /** Of an edge: the action that goes before, and the status that leads on. */
  readonly from?: string
  readonly status?: Status
  /** Which branch, case, outcome (`true`, `false`) or number of turns (`zero`, `one`, `many`). */
  readonly choice?: string
  /** In words: `If_approved: false`. */
  readonly label: string
  /** Inside the definition. */
  readonly path: JsonPath
  /** Inside the text at `path`. */
  readonly range?: TextRange
  /** How often it was seen. */
  readonly hits: number
}

/** Coverage of one flow. */
export interface FlowCoverage {
  /** The flow's file, relative to where tests were looked for. */
  readonly flow: string
  readonly flowName: string
  /** How many runs were looked at. */
  readonly runs: number
  readonly items: readonly CoverageItem[]
}

/** How much of something was seen. */
export interface CoverageShare {
  readonly covered: number
  readonly total: number
  /** 0 to 100, one decimal; 100 where there is nothing to cover. */
  readonly percent: number
}

/** Everything that can be covered of a definition, not seen yet. */
export function coverageItemsOf(definition: WorkflowDefinition): readonly CoverageItem[] {
  const graph: FlowGraph = buildGraph(definition)
  return graph.actions.flatMap((node) => [
    {
      id: `action:${node.name}`,
      kind: 'action' as const,
      action: node.name,
      label: node.name,
      path: node.path,
      hits: 0,
    },
    ...edgesOf(node),
    ...choicesOf(node),
    ...conditionsOf(node),
    ...turnsOf(node),
  ])
}

function edgesOf(node: ActionNode): readonly CoverageItem[] {
  return node.runAfter.flatMap(({ name, target, statuses }) => {
    if (target === undefined) return []
    return statuses.flatMap((written, index) => {
      const status = statusNameOf(written)
      if (status === undefined) return []
      return {
        id: `edge:${target.name}>${node.name}:${status}`,
        kind: 'edge' as const,
        action: node.name,
        from: target.name,
        status,
        label: `${target.name} ${status} → ${node.name}`,
        path: [...node.path, propertyNameOf(node.action, 'runAfter') ?? 'runAfter', name, index],
        hits: 0,
      }
    })
  })
}

/** Branches of an If, cases of a Switch; the one that is taken when none is written counts as well. */
function choicesOf(node: ActionNode): readonly CoverageItem[] {
  const isSwitch = node.branches.some(({ kind }) => kind.startsWith('cases'))
  const isIf = node.branches.some(({ kind }) => kind.startsWith('else'))
  if (!isSwitch && !isIf) return []
  const kind = isSwitch ? ('case' as const) : ('branch' as const)
  const item = (choice: string, label: string, path: JsonPath): CoverageItem => ({
    id: `${kind}:${node.name}:${choice}`,
    kind,
    action: node.name,
    choice,
    label: `${node.name}: ${label}`,
    path,
    hits: 0,
  })
  if (isIf) {
    const otherwise = propertyNameOf(node.action, 'else')
    return [
      item('actions', 'true', [...node.path, propertyNameOf(node.action, 'actions') ?? 'actions']),
      item('else', 'false', otherwise === undefined ? node.path : [...node.path, otherwise]),
    ]
  }
  const casesName = propertyNameOf(node.action, 'cases') ?? 'cases'
  const cases = Object.keys(objectOf(node.action, 'cases') ?? {})
  const fallback = propertyNameOf(node.action, 'default')
  return [
    ...cases.map((name) => item(name, name, [...node.path, casesName, name])),
    item('default', 'default', fallback === undefined ? node.path : [...node.path, fallback]),
  ]
}

function conditionsOf(node: ActionNode): readonly CoverageItem[] {
  if (!node.manifest.traits.expressionFields.includes('expression')) return []
  const name = propertyNameOf(node.action, 'expression')
  if (name === undefined) return []
  const isChoice =
    node.branches.some(({ kind }) => kind.startsWith('else')) || node.manifest.traits.loop === 'until'
  if (!isChoice) return []
  const value = node.action[name] ?? null
  return termsOf(conditionTree(value, [...node.path, name])).flatMap((term) =>
    [true, false].map((outcome) => ({
      id: termId(term, outcome),
      kind: 'term' as const,
      action: node.name,
      choice: String(outcome),
      label: `${node.name}: ${printTerm(value, term, node.path.length + 1)} is ${outcome}`,
      path: term.path,
      ...(term.range === undefined ? {} : { range: term.range }),
      hits: 0,
    })),
  )
}

function turnsOf(node: ActionNode): readonly CoverageItem[] {
  const { loop } = node.manifest.traits
  if (loop === 'none') return []
  const choices = loop === 'foreach' ? ['zero', 'one', 'many'] : ['one', 'many']
  return choices.map((choice) => ({
    id: `loop:${node.name}:${choice}`,
    kind: 'loop' as const,
    action: node.name,
    choice,
    label: `${node.name}: ${choice === 'zero' ? 'no turn' : choice === 'one' ? 'one turn' : 'several turns'}`,
    path: node.path,
    hits: 0,
  }))
}

/** How much of some items was seen. */
export function shareOf(items: readonly CoverageItem[], kind?: CoverageKind): CoverageShare {
  const meant = kind === undefined ? items : items.filter((item) => item.kind === kind)
  const covered = meant.filter(({ hits }) => hits > 0).length
  const total = meant.length
  return { covered, total, percent: total === 0 ? 100 : Math.floor((covered * 1000) / total) / 10 }
}

/** Adds up coverages of the same flow; items that only one knows stay. */
export function mergeCoverage(first: FlowCoverage, second: FlowCoverage): FlowCoverage {
  const more = new Map(second.items.map((item) => [item.id, item]))
  const items = first.items.map((item) => {
    const other = more.get(item.id)
    more.delete(item.id)
    return other === undefined ? item : { ...item, hits: item.hits + other.hits }
  })
  return { ...first, runs: first.runs + second.runs, items: [...items, ...more.values()] }
}

/** The items with what some runs were seen to do. */
export function withHits(
  items: readonly CoverageItem[],
  hits: ReadonlyMap<string, number>,
): readonly CoverageItem[] {
  return items.map((item) => {
    const more = hits.get(foldName(item.id)) ?? 0
    return more === 0 ? item : { ...item, hits: item.hits + more }
  })
}

/** Coverage of a definition by nothing yet. */
export function emptyCoverage(flow: string, flowName: string, definition: WorkflowDefinition): FlowCoverage {
  return { flow, flowName, runs: 0, items: coverageItemsOf(definition) }
}
