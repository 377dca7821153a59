import { type FlowDocument, valueAtPath } from '../flow-document.ts'
import { buildGraph } from '../graph.ts'
import { nodeAt, nodeRange } from '../json-location.ts'
import { foldName, isObject, objectOf, propertyNameOf } from '../lookup.ts'
import type { FlowSymbol, SymbolPlace } from '../symbols/flow-symbol.ts'

/**
 * The static result that the cloud designer made for an action: it is called after it, with a number behind
 * (`Get_item0`). Its key under `staticResults` and the name in the action's `runtimeConfiguration`.
 */
export function staticResultPlaces(document: FlowDocument, symbol: FlowSymbol): readonly SymbolPlace[] {
  const { definition, definitionPath } = document
  if (symbol.kind !== 'action' || definition === undefined || definitionPath === undefined) return []
  const action = buildGraph(definition).action(symbol.name)
  if (action === undefined) return []
  const steps = ['runtimeConfiguration', 'staticResult', 'name']
  let at = [...definitionPath, ...action.path]
  for (const step of steps) {
    const value = valueAtPath(document.value(), at)
    const key = isObject(value) ? propertyNameOf(value, step) : undefined
    if (key === undefined) return []
    at = [...at, key]
  }
  const name = valueAtPath(document.value(), at)
  if (typeof name !== 'string') return []
  const suffix = name.slice(symbol.name.length)
  if (foldName(name) !== foldName(symbol.name) + suffix || !/^\d*$/.test(suffix)) return []
  const key = propertyNameOf(definition, 'staticResults')
  const results = key === undefined ? undefined : objectOf(definition, key)
  const entry = results === undefined ? undefined : propertyNameOf(results, name)
  if (key === undefined || entry === undefined) return []
  const keyNode = nodeAt(document, [...definitionPath, key, entry])?.parent?.children?.[0]
  return [keyNode, nodeAt(document, at)].flatMap((node) =>
    node === undefined
      ? []
      : [
          {
            symbol,
            role: 'static-result' as const,
            range: nodeRange(node),
            path: at,
            style: { kind: 'string' as const, suffix },
          },
        ],
  )
}
