import type { JsonPath, TextRange } from '../../../shared/errors/index.ts'
import type { WdlValue } from '../../../shared/expressions/value.ts'
import { isKnownOperation } from '../../../shared/operations/index.ts'
import type { FlowDocument } from '../../../shared/wdl/flow-document.ts'
import {
  type ActionBranch,
  type ActionNode,
  buildGraph,
  statusNameOf,
  type TriggerNode,
} from '../../../shared/wdl/graph.ts'
import type { JsonNode } from '../../../shared/wdl/json-document.ts'
import { locate, nodeAt, nodeRange, pointerOf, propertyNode } from '../../../shared/wdl/json-location.ts'
import { propertyOf, textOf } from '../../../shared/wdl/lookup.ts'
import { staticResultOf } from '../../../shared/wdl/static-result.ts'
import { describeOperation } from './describe-operation.ts'

/** What runs before a step, and with which outcome the step goes on. */
export interface RunsAfter {
  /** As written. */
  readonly name: string
  /** The step of that name in the same branch. */
  readonly id: string | undefined
  /** Spelt as the language does; unknown ones as written. */
  readonly statuses: readonly string[]
}

/** A trigger or action as the canvas knows it: plain data, so that a worker can make it. */
export interface FlowStep {
  /** JSON pointer in the document: unique, and the same as long as nothing is renamed or moved. */
  readonly id: string
  readonly kind: 'trigger' | 'action'
  readonly name: string
  readonly type: string
  /** Path in the document. */
  readonly path: JsonPath
  /** What it does in a few words: operation, connector, address, variable. */
  readonly subtitle: string
  readonly icon: string
  /** `#rrggbb` */
  readonly colour: string
  readonly isKnown: boolean
  readonly isLoop: boolean
  /** Its branches are cases, which can be added and taken away. */
  readonly hasCases: boolean
  /** `description` of the step. */
  readonly note: string | undefined
  /** Not run: it was switched off, or a static result answers for it. A container is off when all that is in it is. */
  readonly standIn: 'disabled' | 'static-result' | undefined
  readonly runAfter: readonly RunsAfter[]
  readonly parentId: string | undefined
  /** 1 at the top level. */
  readonly depth: number
  readonly branches: readonly FlowBranch[]
  /** Number of actions inside, at any depth. */
  readonly inside: number
}

/** A group of siblings inside a step. */
export interface FlowBranch {
  readonly id: string
  /** Which branch by the manifest's words: `actions`, `else.actions`, `cases.*.actions` ... */
  readonly kind: string
  /** Name of the case or tool. */
  readonly name: string | undefined
  readonly path: JsonPath
  readonly steps: readonly FlowStep[]
  /** Value of a Switch case, as JSON would show it. */
  readonly caseValue: string | undefined
  /** Whether that value is a number in the file. */
  readonly caseIsNumber: boolean
}

/** A flow as the canvas draws it. */
export interface FlowModel {
  readonly definitionPath: JsonPath
  readonly displayName: string | undefined
  readonly triggers: readonly FlowStep[]
  readonly top: FlowBranch
  /** Every step, triggers first, parents before children, in document order. */
  readonly steps: readonly FlowStep[]
  /** By step: its whole property in the document's text. Apart from the steps, so that these outlive edits elsewhere. */
  readonly ranges: ReadonlyMap<string, TextRange>
}

/** Translates a definition into what the canvas draws; undefined when the document holds none. */
export function buildFlowModel(document: FlowDocument): FlowModel | undefined {
  const { definition, definitionPath } = document
  if (definition === undefined || definitionPath === undefined) return undefined
  const graph = buildGraph(definition)
  const builder = new ModelBuilder(document, definitionPath)
  const triggers = graph.triggers.map((trigger) => builder.trigger(trigger))
  const top = builder.branch(graph.top)
  return {
    definitionPath,
    displayName: document.flow.displayName,
    triggers,
    top,
    steps: [...triggers, ...builder.actions],
    ranges: builder.ranges,
  }
}

interface BranchPlace {
  readonly path: JsonPath
  readonly id: string
  /** The object that holds its actions. */
  readonly node: JsonNode | undefined
}

class ModelBuilder {
  /** Every action in document order, parents before children. */
  readonly actions: FlowStep[] = []
  readonly ranges = new Map<string, TextRange>()
  private readonly document: FlowDocument
  private readonly base: JsonPath

  constructor(document: FlowDocument, base: JsonPath) {
    this.document = document
    this.base = base
  }

  trigger(node: TriggerNode): FlowStep {
    const path = [...this.base, ...node.path]
    const id = pointerOf(path)
    this.ranges.set(id, locate(this.document, path, 'property'))
    return {
      id,
      kind: 'trigger',
      name: node.name,
      type: node.type,
      path,
      subtitle: describeOperation(node.trigger, node.manifest),
      icon: node.manifest.icon,
      colour: node.manifest.colour,
      isKnown: isKnownOperation(node.type, 'trigger'),
      isLoop: false,
      hasCases: false,
      note: textOf(node.trigger, 'description'),
      standIn: undefined,
      runAfter: [],
      parentId: undefined,
      depth: 1,
      branches: [],
      inside: 0,
    }
  }

  branch(branch: ActionBranch, ownerId?: string): FlowBranch {
    const path = [...this.base, ...branch.path]
    const id = pointerOf(path)
    const value = caseValueOf(branch)
    const node = nodeAt(this.document, path)
    return {
      id,
      kind: branch.kind,
      name: branch.name,
      path,
      steps: branch.actions.map((action) => this.action(action, { path, id, node }, ownerId)),
      caseValue: textOfCase(value),
      caseIsNumber: typeof value === 'number',
    }
  }

  /** Ids are put together from that of the branch: deep flows would otherwise spell out every path anew. */
  private action(node: ActionNode, inside: BranchPlace, ownerId: string | undefined): FlowStep {
    const path = [...inside.path, node.name]
    const id = inside.id + pointerOf([node.name])
    const property = inside.node && propertyNode(inside.node, node.name)
    this.ranges.set(id, property ? nodeRange(property) : locate(this.document, path, 'property'))
    const place = this.actions.length
    this.actions.push(undefined as never)
    const branches = node.branches.map((branch) => this.branch(branch, id))
    const step: FlowStep = {
      id,
      kind: 'action',
      name: node.name,
      type: node.type,
      path,
      subtitle: describeOperation(node.action, node.manifest),
      icon: node.manifest.icon,
      colour: node.manifest.colour,
      isKnown: isKnownOperation(node.type),
      isLoop: node.manifest.traits.isLoop,
      hasCases: node.manifest.traits.childActions.includes('cases.*.actions'),
      note: textOf(node.action, 'description'),
      standIn: standInOf(node, branches),
      runAfter: node.runAfter.map((edge) => ({
        name: edge.name,
        id: edge.target === undefined ? undefined : inside.id + pointerOf([edge.target.name]),
        statuses: edge.statuses.map((status) => statusNameOf(status) ?? status),
      })),
      parentId: ownerId,
      depth: node.depth,
      branches,
      inside: this.actions.length - place - 1,
    }
    this.actions[place] = step
    return step
  }
}

function standInOf(node: ActionNode, branches: readonly FlowBranch[]): FlowStep['standIn'] {
  const result = staticResultOf(node.action)
  if (result?.isOn) return result.isDisabling ? 'disabled' : 'static-result'
  const steps = branches.flatMap((branch) => branch.steps)
  return steps.length > 0 && steps.every(({ standIn }) => standIn === 'disabled') ? 'disabled' : undefined
}

function caseValueOf(branch: ActionBranch): WdlValue | undefined {
  if (branch.name === undefined || branch.owner === undefined) return undefined
  const group = branch.kind.split('.')[0] ?? ''
  return propertyOf(propertyOf(propertyOf(branch.owner.action, group), branch.name), 'case')
}

function textOfCase(value: WdlValue | undefined): string | undefined {
  if (value === undefined || value === null || typeof value === 'object') return undefined
  return String(value)
}
