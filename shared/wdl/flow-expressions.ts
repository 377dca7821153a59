import type { JsonPath } from '../errors/index.ts'
import {
  checkExpression,
  type ExpressionIssue,
  type ExpressionReference,
  findReferences,
  isTemplate,
  parseTemplate,
} from '../expressions/index.ts'
import { partNameOf } from './definition.ts'
import type { FlowDocument } from './flow-document.ts'
import { isArmExpression } from './flow-references.ts'
import type { ActionNode, FlowGraph, TriggerNode } from './graph.ts'
import { type JsonNode, pathOfNode } from './json-document.ts'
import { nodeAt } from './json-location.ts'
import { foldName } from './lookup.ts'

/** One string of a definition that holds an expression, with whose it is. */
export interface FlowExpression {
  readonly owner:
    | { readonly kind: 'action'; readonly node: ActionNode }
    | { readonly kind: 'trigger'; readonly node: TriggerNode }
    | { readonly kind: 'outputs' }
  /** Property of the owner it lies in, in lower case: `inputs`, `expression`, `foreach`, `trackedproperties` ... */
  readonly field: string
  /** Property within `inputs`, in lower case, where it lies in one. */
  readonly input: string | undefined
  readonly text: string
  /** The string in the document; a property name or a value. */
  readonly node: JsonNode
  /** Path inside the definition. */
  readonly path: JsonPath
  readonly issues: readonly ExpressionIssue[]
  readonly references: readonly ExpressionReference[]
}

/** Properties that hold no expressions, or none that are evaluated. */
const plainFields: ReadonlySet<string> = new Set([
  'type',
  'kind',
  'description',
  'metadata',
  'runafter',
  'operationoptions',
  'correlation',
  'staticresult',
])

/** Every expression of the main definition in document order, parsed and checked once. */
export function collectExpressions(
  document: FlowDocument,
  graph: FlowGraph,
  definitionPath: JsonPath,
): readonly FlowExpression[] {
  const found: FlowExpression[] = []
  const collect = (owner: FlowExpression['owner'], path: JsonPath, skipped: ReadonlySet<string>): void => {
    const object = nodeAt(document, [...definitionPath, ...path])
    for (const property of object?.children ?? []) {
      const [key, value] = property.children ?? []
      if (typeof key?.value !== 'string' || value === undefined) continue
      const field = foldName(key.value)
      if (plainFields.has(field) || skipped.has(field)) continue
      collectIn(document, definitionPath, value, { owner, field }, found)
    }
  }
  for (const node of graph.triggers) collect({ kind: 'trigger', node }, node.path, none)
  for (const node of graph.actions) collect({ kind: 'action', node }, node.path, childFields(node))
  const outputs = nodeAt(document, [...definitionPath, outputsName(document)])
  if (outputs !== undefined) {
    collectIn(document, definitionPath, outputs, { owner: { kind: 'outputs' }, field: 'outputs' }, found)
  }
  return found.sort((a, b) => a.node.offset - b.node.offset)
}

function outputsName({ definition }: FlowDocument): string {
  return definition === undefined ? 'outputs' : partNameOf(definition, 'outputs')
}

const none: ReadonlySet<string> = new Set()

/** The properties of an action that hold other actions; those have their own turn. */
function childFields(node: ActionNode): ReadonlySet<string> {
  return new Set(node.manifest.traits.childActions.map((place) => foldName(place.split('.')[0] ?? '')))
}

function collectIn(
  document: FlowDocument,
  definitionPath: JsonPath,
  root: JsonNode,
  whose: Pick<FlowExpression, 'owner' | 'field'>,
  found: FlowExpression[],
): void {
  const open: { readonly node: JsonNode; readonly input: string | undefined }[] = [
    { node: root, input: undefined },
  ]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { node, input } = at
    if (node.type === 'string') {
      const text = node.value as string
      if (!isTemplate(text) || (document.isArmTemplate && isArmExpression(text))) continue
      found.push(readExpression(whose, input, text, node, definitionPath.length))
      continue
    }
    const isInputs = node === root && whose.field === 'inputs'
    for (const child of node.children ?? []) {
      const name = isInputs ? child.children?.[0]?.value : undefined
      open.push({ node: child, input: typeof name === 'string' ? foldName(name) : input })
    }
  }
}

function readExpression(
  whose: Pick<FlowExpression, 'owner' | 'field'>,
  input: string | undefined,
  text: string,
  node: JsonNode,
  baseLength: number,
): FlowExpression {
  const { template, issues } = parseTemplate(text)
  const expressions = template.segments.flatMap((segment) =>
    segment.kind === 'expression' ? [segment.expression] : [],
  )
  return {
    ...whose,
    input,
    text,
    node,
    path: pathOfNode(node).slice(baseLength),
    issues: [...issues, ...expressions.flatMap((expression) => checkExpression(expression))],
    references: expressions.flatMap((expression) => findReferences(expression)),
  }
}
