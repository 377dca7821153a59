import type { JsonPath } from '../errors/index.ts'
import type { ActionNode, FlowGraph } from './graph.ts'
import { foldName, isObject, propertyNameOf, propertyOf, textOf } from './lookup.ts'

/** A variable where it is made. */
export interface FlowVariable {
  readonly name: string
  /** `string`, `integer`, `float`, `boolean`, `array`, `object`, in lower case; as written when another. */
  readonly type: string
  readonly node: ActionNode
  /** Path of its entry inside the definition. */
  readonly path: JsonPath
}

/** The variables a definition makes, in document order. */
export function variablesOf(graph: FlowGraph): readonly FlowVariable[] {
  return graph.actions.flatMap((node) =>
    node.manifest.traits.variable === 'initialize' ? variablesMadeBy(node) : [],
  )
}

function variablesMadeBy(node: ActionNode): readonly FlowVariable[] {
  const inputsKey = propertyNameOf(node.action, 'inputs')
  const inputs = propertyOf(node.action, 'inputs')
  const listKey = isObject(inputs) ? propertyNameOf(inputs, 'variables') : undefined
  const list = propertyOf(inputs, 'variables')
  if (inputsKey === undefined || listKey === undefined || !Array.isArray(list)) return []
  return list.flatMap((entry, index) => {
    const name = textOf(entry, 'name')
    if (name === undefined) return []
    const type = foldName(textOf(entry, 'type') ?? '')
    return [{ name, type, node, path: [...node.path, inputsKey, listKey, index] }]
  })
}

/** Name of the variable an action changes, when it is written out. */
export function changedVariableOf(node: ActionNode): string | undefined {
  if (node.manifest.traits.variable !== 'change') return undefined
  return textOf(propertyOf(node.action, 'inputs'), 'name')
}
