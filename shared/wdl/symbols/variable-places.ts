import type { FlowDocument } from '../flow-document.ts'
import type { FlowGraph } from '../graph.ts'
import { isObject, propertyNameOf } from '../lookup.ts'
import type { SymbolPlace } from './flow-symbol.ts'
import { valuePlace } from './name-place.ts'

/** Where variables are made and changed. */
export function variablePlaces(document: FlowDocument, graph: FlowGraph): readonly SymbolPlace[] {
  const base = document.definitionPath ?? []
  return graph.actions.flatMap(({ manifest, action, path }): readonly SymbolPlace[] => {
    if (manifest.traits.variable === 'none') return []
    const inputsKey = propertyNameOf(action, 'inputs')
    const inputs = inputsKey === undefined ? undefined : action[inputsKey]
    if (inputsKey === undefined || !isObject(inputs)) return []
    const at = [...base, ...path, inputsKey]
    const places: SymbolPlace[] = []
    const nameKey = propertyNameOf(inputs, 'name')
    const name = nameKey === undefined ? undefined : inputs[nameKey]
    if (nameKey !== undefined && typeof name === 'string') {
      places.push(...valuePlace(document, [...at, nameKey], { kind: 'variable', name }, 'change'))
    }
    const listKey = propertyNameOf(inputs, 'variables')
    const list = listKey === undefined ? undefined : inputs[listKey]
    if (listKey === undefined || !Array.isArray(list)) return places
    list.forEach((entry: unknown, index) => {
      const key = isObject(entry) ? propertyNameOf(entry, 'name') : undefined
      const made = isObject(entry) && key !== undefined ? entry[key] : undefined
      if (key === undefined || typeof made !== 'string') return
      const place = [...at, listKey, index, key]
      places.push(...valuePlace(document, place, { kind: 'variable', name: made }, 'definition'))
    })
    return places
  })
}
