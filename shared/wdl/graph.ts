import type { JsonPath } from '../errors/index.ts'
import type { WdlObject } from '../expressions/value.ts'
import { type OperationManifest, operationOf } from '../operations/index.ts'
import {
  type ActionDefinition,
  partNameOf,
  type TriggerDefinition,
  type WorkflowDefinition,
} from './definition.ts'
import { foldName, isObject, propertyNameOf, propertyOf, textOf } from './lookup.ts'

/** A group of sibling actions: the flow's top level, or one branch of an action. */
export interface ActionBranch {
  /** The action it belongs to; `undefined` for the top level. */
  readonly owner: ActionNode | undefined
  /** Which branch by the manifest's words: `actions`, `else.actions`, `cases.*.actions` ...; `''` for the top level. */
  readonly kind: string
  /** Name of the case or tool, where the branch has one. */
  readonly name: string | undefined
  /** Path of the object that holds the actions, inside the definition. It may not exist yet (an absent else). */
  readonly path: JsonPath
  readonly actions: readonly ActionNode[]
}

/** One `runAfter` entry: this action waits for that one to end in one of these statuses. */
export interface RunAfterEdge {
  /** As written. */
  readonly name: string
  /** As written; see `statusNameOf` for the proper spelling. */
  readonly statuses: readonly string[]
  /** The sibling it names; `undefined` if there is none of that name in the same branch. */
  readonly target: ActionNode | undefined
}

/** One action with its place in the flow. */
export interface ActionNode {
  readonly name: string
  readonly action: ActionDefinition
  readonly type: string
  readonly manifest: OperationManifest
  /** Inside the definition: `['actions', 'Scope', 'actions', 'Compose']`. */
  readonly path: JsonPath
  readonly branch: ActionBranch
  readonly parent: ActionNode | undefined
  /** 1 at the top level. */
  readonly depth: number
  readonly branches: readonly ActionBranch[]
  readonly runAfter: readonly RunAfterEdge[]
  /** Siblings that name this action in their `runAfter`, in document order. */
  readonly followers: readonly ActionNode[]
  /** Siblings that lead here in other ways: `transitions`, or an agent's hand-off. They may go in circles. */
  readonly enteredFrom: readonly ActionNode[]
}

/** One trigger with its place. */
export interface TriggerNode {
  readonly name: string
  readonly trigger: TriggerDefinition
  readonly type: string
  readonly manifest: OperationManifest
  readonly path: JsonPath
}

/** All actions and triggers of a definition with their ties. Names are found without case. */
export interface FlowGraph {
  readonly top: ActionBranch
  /** Every action, parents before children, in document order. */
  readonly actions: readonly ActionNode[]
  readonly triggers: readonly TriggerNode[]
  /** The first action of that name, wherever it is. */
  action(name: string): ActionNode | undefined
  trigger(name: string): TriggerNode | undefined
}

/** Scopes nest 8 deep on the platform; beyond this our own walk stops. */
const maxScopeDepth = 120

interface OpenBranch extends ActionBranch {
  actions: ActionNode[]
}
interface OpenNode extends ActionNode {
  branches: ActionBranch[]
  runAfter: RunAfterEdge[]
  followers: ActionNode[]
  enteredFrom: ActionNode[]
}

const graphs = new WeakMap<WorkflowDefinition, FlowGraph>()

/** The graph of a definition, read at the first call. Never throws: what is not an action (no object) is left out. */
export function buildGraph(definition: WorkflowDefinition): FlowGraph {
  const known = graphs.get(definition)
  if (known !== undefined) return known
  const graph = readGraph(definition)
  graphs.set(definition, graph)
  return graph
}

function readGraph(definition: WorkflowDefinition): FlowGraph {
  const all: OpenNode[] = []
  const byName = new Map<string, ActionNode>()
  const actionsKey = partNameOf(definition, 'actions')
  const triggersKey = partNameOf(definition, 'triggers')
  const top = readBranch(definition.actions, [actionsKey], undefined, '', undefined, all)
  for (const node of all) {
    const key = foldName(node.name)
    if (!byName.has(key)) byName.set(key, node)
  }
  for (const node of all) connectHandOff(node, byName)
  const triggers = readTriggers(definition, triggersKey)
  return {
    top,
    actions: all,
    triggers,
    action: (name) => byName.get(foldName(name)),
    trigger: (name) => triggers.find((trigger) => foldName(trigger.name) === foldName(name)),
  }
}

function readTriggers(definition: WorkflowDefinition, key: string): readonly TriggerNode[] {
  return Object.keys(definition.triggers).flatMap((name) => {
    const trigger = definition.triggers[name]
    if (!isObject(trigger)) return []
    const type = textOf(trigger, 'type') ?? ''
    return [{ name, trigger, type, manifest: operationOf(type, 'trigger'), path: [key, name] }]
  })
}

function readBranch(
  actions: WdlObject,
  path: JsonPath,
  owner: OpenNode | undefined,
  kind: string,
  name: string | undefined,
  all: OpenNode[],
): ActionBranch {
  const branch: OpenBranch = { owner, kind, name, path, actions: [] }
  const nodes: OpenNode[] = []
  const depth = (owner?.depth ?? 0) + 1
  for (const actionName of Object.keys(actions)) {
    const action = actions[actionName]
    if (!isObject(action)) continue
    const type = textOf(action, 'type') ?? ''
    const node: OpenNode = {
      name: actionName,
      action: action as ActionDefinition,
      type,
      manifest: operationOf(type),
      path: [...path, actionName],
      branch,
      parent: owner,
      depth,
      branches: [],
      runAfter: [],
      followers: [],
      enteredFrom: [],
    }
    nodes.push(node)
    branch.actions.push(node)
    all.push(node)
    if (depth < maxScopeDepth) {
      for (const place of childPlaces(node)) {
        node.branches.push(readBranch(place.actions, place.path, node, place.kind, place.name, all))
      }
    }
  }
  connect(nodes)
  return branch
}

function connect(nodes: readonly OpenNode[]): void {
  const byName = new Map<string, OpenNode>()
  for (const node of nodes) byName.set(foldName(node.name), node)
  for (const node of nodes) {
    const transitions = propertyOf(node.action, 'transitions')
    for (const name of isObject(transitions) ? Object.keys(transitions) : []) {
      byName.get(foldName(name))?.enteredFrom.push(node)
    }
    const runAfter = propertyOf(node.action, 'runAfter')
    if (!isObject(runAfter)) continue
    for (const name of Object.keys(runAfter)) {
      const target = byName.get(foldName(name))
      const statuses = runAfter[name]
      node.runAfter.push({
        name,
        statuses: Array.isArray(statuses) ? statuses.filter((status) => typeof status === 'string') : [],
        target,
      })
      target?.followers.push(node)
    }
  }
}

/** Agents hand over to each other by name; the way goes from the agent around the hand-off to the one it names. */
function connectHandOff(node: OpenNode, byName: ReadonlyMap<string, ActionNode>): void {
  const { handsOverTo } = node.manifest.traits
  if (handsOverTo === undefined) return
  const name = textOf(propertyOf(node.action, 'inputs'), handsOverTo)
  const target = name === undefined ? undefined : (byName.get(foldName(name)) as OpenNode | undefined)
  const from = [node, ...parentsOf(node)].find((at) => at.branch === target?.branch)
  if (target !== undefined && from !== undefined && from !== target) target.enteredFrom.push(from)
}

interface ChildPlace {
  readonly kind: string
  readonly name: string | undefined
  readonly path: JsonPath
  readonly actions: WdlObject
}

/** Where an action keeps children, by its manifest. A known type has all its fixed branches, be they empty. */
function childPlaces(node: ActionNode): readonly ChildPlace[] {
  const isKnown = node.manifest.category !== 'other'
  return node.manifest.traits.childActions.flatMap((kind) => {
    const places = expand(node.action, kind.split('.'), node.path, undefined)
    return places
      .filter((place) => isKnown || Object.keys(place.actions).length > 0)
      .map((place) => ({ ...place, kind }))
  })
}

function expand(
  value: WdlObject,
  steps: readonly string[],
  path: JsonPath,
  name: string | undefined,
): readonly Omit<ChildPlace, 'kind'>[] {
  const [step, ...rest] = steps
  if (step === undefined) return [{ name, path, actions: value }]
  if (step === '*') {
    return Object.keys(value).flatMap((key) => {
      const child = value[key]
      return isObject(child) ? expand(child, rest, [...path, key], key) : []
    })
  }
  const key = propertyNameOf(value, step) ?? step
  const child = Object.hasOwn(value, key) ? value[key] : undefined
  return expand(isObject(child) ? child : {}, rest, [...path, key], name)
}

/** Status names of `runAfter` as the language spells them, by any case; `undefined` for others. */
export function statusNameOf(text: string): 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut' | undefined {
  return statusNames.get(text.toLowerCase())
}

const statusNames: ReadonlyMap<string, 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut'> = new Map([
  ['succeeded', 'Succeeded'],
  ['failed', 'Failed'],
  ['skipped', 'Skipped'],
  ['timedout', 'TimedOut'],
])

/** The actions around one, nearest first. */
export function parentsOf(node: ActionNode): readonly ActionNode[] {
  const parents: ActionNode[] = []
  for (let at = node.parent; at !== undefined; at = at.parent) parents.push(at)
  return parents
}

/** The loops around an action, innermost first. */
export function loopsAround(node: ActionNode): readonly ActionNode[] {
  return parentsOf(node).filter((parent) => parent.manifest.traits.isLoop)
}

/** Every action inside one, at any depth. */
export function descendantsOf(node: ActionNode): readonly ActionNode[] {
  const found: ActionNode[] = []
  const open = [...node.branches].reverse()
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    for (const action of branch.actions) {
      found.push(action)
      for (const inner of action.branches) open.push(inner)
    }
  }
  return found
}
