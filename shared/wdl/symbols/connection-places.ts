import type { JsonPath } from '../../errors/index.ts'
import { type FlowDocument, valueAtPath } from '../flow-document.ts'
import type { FlowGraph } from '../graph.ts'
import { nodeAt, rangeInString } from '../json-location.ts'
import { isObject, propertyNameOf } from '../lookup.ts'
import type { SymbolPlace } from './flow-symbol.ts'
import { keyPlace, valuePlace } from './name-place.ts'
import { quoteAt } from './quote-at.ts'

/** Where connection references are declared, and which operations go through them. */
export function connectionPlaces(document: FlowDocument, graph: FlowGraph): readonly SymbolPlace[] {
  const base = document.definitionPath ?? []
  return [
    ...declared(document),
    ...[...graph.triggers, ...graph.actions].flatMap((node) => {
      if (!node.manifest.traits.needsConnection) return []
      const inputs = within(document, [...base, ...node.path], 'inputs')
      const host = inputs === undefined ? undefined : within(document, inputs, 'host')
      if (inputs === undefined) return []
      const provider = within(document, inputs, 'serviceProviderConfiguration')
      return [
        ...named(document, host, ['connectionReferenceName', 'connectionName']),
        ...named(document, host === undefined ? undefined : within(document, host, 'connection'), [
          'referenceName',
          'name',
        ]),
        ...named(document, provider, ['connectionName']),
      ]
    }),
  ]
}

/** `connectionReferences` beside the definition, and the values of `$connections`. */
function declared(document: FlowDocument): readonly SymbolPlace[] {
  const holder = document.main?.holder
  const base = document.definitionPath ?? []
  const lists = [
    ...(holder === undefined
      ? []
      : [
          within(document, holder, 'connectionReferences'),
          followed(document, holder, ['parameters', '$connections', 'value']),
        ]),
    followed(document, base, ['parameters', '$connections', 'defaultValue']),
  ]
  return lists.flatMap((path) => {
    const list = path === undefined ? undefined : valueAtPath(document.value(), path)
    if (path === undefined || !isObject(list)) return []
    return Object.keys(list).flatMap((name) =>
      keyPlace(document, [...path, name], { kind: 'connection', name }, 'definition'),
    )
  })
}

/** The texts under these names, as a name or as an expression over `$connections`. */
function named(
  document: FlowDocument,
  path: JsonPath | undefined,
  names: readonly string[],
): readonly SymbolPlace[] {
  return names.flatMap((name): readonly SymbolPlace[] => {
    const place = path === undefined ? undefined : within(document, path, name)
    const node = place === undefined ? undefined : nodeAt(document, place)
    if (place === undefined || node?.type !== 'string') return []
    const text = String(node.value)
    if (!text.includes('(')) {
      return valuePlace(document, place, { kind: 'connection', name: text }, 'use')
    }
    const found = inConnections.exec(text)
    const literal = found?.[1]
    if (found === null || literal === undefined) return []
    const start = found.index + found[0].indexOf(literal, found[0].lastIndexOf('[') + 1)
    const count = literal.startsWith("''") ? 2 : 1
    const reference = literal.slice(count, -count).replaceAll("'".repeat(count * 2), "'")
    const range = rangeInString(document.text, node, { start, end: start + literal.length })
    return [
      {
        symbol: { kind: 'connection', name: reference },
        role: 'use',
        range,
        path: place,
        style: { kind: 'literal', quote: quoteAt(document.text, range.start), count },
      },
    ]
  })
}

/** `@parameters('$connections')['office365']['connectionId']` and the like with tokens: the name in brackets. */
const inConnections = /\$connections'{1,2}\]?\)?\s*\??\[\s*('{1,2}(?:[^']|'')+?'{1,2})\s*\]/

/** Path of a property inside the object at a path, spelt as the document has it. */
function within(document: FlowDocument, path: JsonPath, name: string): JsonPath | undefined {
  const value = valueAtPath(document.value(), path)
  const key = isObject(value) ? propertyNameOf(value, name) : undefined
  return key === undefined ? undefined : [...path, key]
}

function followed(document: FlowDocument, path: JsonPath, names: readonly string[]): JsonPath | undefined {
  return names.reduce<JsonPath | undefined>(
    (at, name) => (at === undefined ? undefined : within(document, at, name)),
    path,
  )
}
