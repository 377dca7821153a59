import type { JsonPath } from '../../errors/index.ts'
import type { FlowDocument } from '../flow-document.ts'
import { valueAtPath } from '../flow-document.ts'
import type { ActionNode, FlowGraph } from '../graph.ts'
import { isObject, propertyNameOf, propertyOf, textOf } from '../lookup.ts'
import type { SymbolPlace } from './flow-symbol.ts'
import { keyPlace, valuePlace } from './name-place.ts'

/** Keys of actions and triggers, and where actions name each other without an expression. */
export function actionPlaces(document: FlowDocument, graph: FlowGraph): readonly SymbolPlace[] {
  const base = document.definitionPath ?? []
  return [
    ...graph.triggers.flatMap(({ name, path }) =>
      keyPlace(document, [...base, ...path], { kind: 'trigger', name }, 'definition'),
    ),
    ...graph.actions.flatMap((node) => {
      const path = [...base, ...node.path]
      return [
        ...keyPlace(document, path, { kind: 'action', name: node.name }, 'definition'),
        ...runAfterPlaces(document, node, path),
        ...waysOut(document, node, path),
        ...listPlaces(document, node, path),
      ]
    }),
  ]
}

function runAfterPlaces(document: FlowDocument, node: ActionNode, path: JsonPath): readonly SymbolPlace[] {
  const key = propertyNameOf(node.action, 'runAfter')
  if (key === undefined) return []
  return node.runAfter.flatMap(({ name }) =>
    keyPlace(document, [...path, key, name], { kind: 'action', name }, 'run-after'),
  )
}

/** Agents: the keys of `transitions`, and the hand-off that names an action. */
function waysOut(document: FlowDocument, node: ActionNode, path: JsonPath): readonly SymbolPlace[] {
  const key = propertyNameOf(node.action, 'transitions')
  const transitions = key === undefined ? undefined : node.action[key]
  const places: SymbolPlace[] = []
  if (key !== undefined && isObject(transitions)) {
    for (const name of Object.keys(transitions)) {
      places.push(...keyPlace(document, [...path, key, name], { kind: 'action', name }, 'transition'))
    }
  }
  const { handsOverTo } = node.manifest.traits
  const inputsKey = propertyNameOf(node.action, 'inputs')
  const name = handsOverTo === undefined ? undefined : textOf(propertyOf(node.action, 'inputs'), handsOverTo)
  if (handsOverTo !== undefined && inputsKey !== undefined && name !== undefined) {
    const place = [...path, inputsKey, handsOverTo]
    places.push(...valuePlace(document, place, { kind: 'action', name }, 'transition'))
  }
  return places
}

/** Plain lists of action names, such as the explicit dependencies of a code action. */
function listPlaces(document: FlowDocument, node: ActionNode, path: JsonPath): readonly SymbolPlace[] {
  return node.manifest.traits.actionNameLists.flatMap((place) => {
    const listPath = [...path, ...place.split('.')]
    const list = valueAtPath(document.value(), listPath)
    if (!Array.isArray(list)) return []
    return list.flatMap((name: unknown, index) =>
      typeof name === 'string'
        ? valuePlace(document, [...listPath, index], { kind: 'action', name }, 'list')
        : [],
    )
  })
}
