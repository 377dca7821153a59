import type { WdlObject, WdlValue } from '../../shared/expressions/index.ts'
import type { OperationManifest } from '../../shared/operations/index.ts'
import type { FlowDocument } from '../../shared/wdl/flow-document.ts'
import { variablesOf } from '../../shared/wdl/flow-variables.ts'
import {
  type ActionNode,
  buildGraph,
  descendantsOf,
  type FlowGraph,
  loopsAround,
} from '../../shared/wdl/graph.ts'
import { foldName, isSameName, propertyNameOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { predecessorsOf, visibleActions } from '../../shared/wdl/order.ts'

/** A trigger or action that an expression can read. */
export interface ScopeStep {
  readonly name: string
  readonly isTrigger: boolean
  readonly manifest: OperationManifest
  /** Its JSON in the definition. */
  readonly value: WdlObject
}

/** A loop around the place, or a Select, Filter array or table whose input is written there. */
export interface ScopeLoop {
  /** Undefined: `item()` is the only way to its item. */
  readonly name: string | undefined
  readonly kind: 'foreach' | 'until' | 'input'
  /** What it goes over, as written. */
  readonly source: WdlValue | undefined
}

/** A variable or parameter by name. */
export interface ScopeName {
  readonly name: string
  /** As the definition has it, in lower case: `string`, `array`, `securestring` ... */
  readonly type: string
  readonly description?: string
  /** Of a parameter: the value it has outside of a run. */
  readonly value?: WdlValue
}

/** What an expression at a place of a flow may read. Plain facts of the definition; nothing of a run. */
export interface FlowScope {
  /** The step the place belongs to; undefined: the flow's outputs. */
  readonly owner: string | undefined
  readonly trigger: ScopeStep | undefined
  /** Actions that are over when the place is evaluated, the nearest ones first. */
  readonly actions: readonly ScopeStep[]
  /** Innermost first. */
  readonly loops: readonly ScopeLoop[]
  readonly variables: readonly ScopeName[]
  readonly parameters: readonly ScopeName[]
  /** Every action of the flow: what is not among `actions` may be named, but has not run by then. */
  readonly allActions: readonly string[]
}

/** The graph of a document's definition, built once as long as the document stays. */
export function graphOf(document: FlowDocument): FlowGraph | undefined {
  const { definition } = document
  return definition && buildGraph(definition)
}

/**
 * What an expression of a step may read. `place` is the path below the step (`['inputs', 'select']`), since some
 * inputs see `item()`, and the condition of an Until sees what is inside of the loop.
 */
export function flowScopeAt(
  document: FlowDocument,
  owner: string | undefined,
  place: readonly (string | number)[] = [],
): FlowScope {
  const graph = graphOf(document)
  const node = owner === undefined ? undefined : graph?.action(owner)
  const isTrigger = node === undefined && owner !== undefined && graph?.trigger(owner) !== undefined
  const trigger = graph?.triggers[0]
  return {
    owner,
    trigger:
      trigger === undefined
        ? undefined
        : { name: trigger.name, isTrigger: true, manifest: trigger.manifest, value: trigger.trigger },
    actions: graph === undefined || isTrigger ? [] : readable(graph, node, place).map(stepOf),
    loops: node === undefined ? [] : loopsOf(node, place),
    variables: graph === undefined || isTrigger ? [] : namesOnce(variablesOf(graph)),
    parameters: parametersOf(document),
    allActions: graph?.actions.map(({ name }) => name) ?? [],
  }
}

function stepOf(node: ActionNode): ScopeStep {
  return { name: node.name, isTrigger: false, manifest: node.manifest, value: node.action }
}

function readable(
  graph: FlowGraph,
  node: ActionNode | undefined,
  place: readonly (string | number)[],
): readonly ActionNode[] {
  // The flow's outputs are evaluated when everything is over.
  if (node === undefined) return [...graph.actions].reverse()
  const visible = new Set(visibleActions(node))
  if (seesInside(node, place)) for (const inner of descendantsOf(node)) visible.add(inner)
  const near = new Map([...predecessorsOf(node)].map((before, index) => [before, index]))
  const order = new Map(graph.actions.map((action, index) => [action, index]))
  const far = near.size
  return [...visible].sort(
    (left, right) =>
      (near.get(left) ?? far) - (near.get(right) ?? far) || (order.get(right) ?? 0) - (order.get(left) ?? 0),
  )
}

function seesInside(node: ActionNode, [first]: readonly (string | number)[]): boolean {
  if (node.manifest.traits.loop !== 'until' || typeof first !== 'string') return false
  return node.manifest.traits.expressionFields.some((field) => isSameName(field, first))
}

function loopsOf(node: ActionNode, place: readonly (string | number)[]): readonly ScopeLoop[] {
  const around = loopsAround(node).map(
    (loop): ScopeLoop => ({
      name: loop.name,
      kind: loop.manifest.traits.loop === 'until' ? 'until' : 'foreach',
      source: propertyOf(loop.action, 'foreach'),
    }),
  )
  const [first, second] = place
  const isItemInput =
    typeof first === 'string' &&
    isSameName(first, 'inputs') &&
    typeof second === 'string' &&
    node.manifest.traits.itemInputs.some((input) => isSameName(input, second))
  if (!isItemInput) return around
  return [
    { name: undefined, kind: 'input', source: propertyOf(propertyOf(node.action, 'inputs'), 'from') },
    ...around,
  ]
}

function namesOnce(variables: readonly ScopeName[]): readonly ScopeName[] {
  const found = new Map<string, ScopeName>()
  for (const { name, type } of variables)
    if (!found.has(foldName(name))) found.set(foldName(name), { name, type })
  return [...found.values()]
}

/** Whether a parameter is the platform's own: connectors read it, no expression of an author needs its value. */
export function isPlatformParameter({ name }: Pick<ScopeName, 'name'>): boolean {
  return isSameName(name, '$connections') || isSameName(name, '$authentication')
}

function parametersOf({ definition, flow }: FlowDocument): readonly ScopeName[] {
  return Object.entries(definition?.parameters ?? {}).map(([name, parameter]) => {
    const description =
      textOf(propertyOf(parameter, 'metadata'), 'description') ?? textOf(parameter, 'description')
    const value =
      flow.parameters[propertyNameOf(flow.parameters, name) ?? ''] ?? propertyOf(parameter, 'defaultValue')
    return {
      name,
      type: foldName(textOf(parameter, 'type') ?? ''),
      ...(description === undefined ? {} : { description }),
      ...(value === undefined ? {} : { value }),
    }
  })
}
