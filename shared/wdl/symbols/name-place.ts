import type { JsonPath } from '../../errors/index.ts'
import type { FlowDocument } from '../flow-document.ts'
import type { JsonNode } from '../json-document.ts'
import { nodeAt, nodeRange } from '../json-location.ts'
import type { FlowSymbol, PlaceRole, SymbolPlace } from './flow-symbol.ts'

/** The place of a property whose key is the name; `path` leads to the property. */
export function keyPlace(
  document: FlowDocument,
  path: JsonPath,
  symbol: FlowSymbol,
  role: PlaceRole,
): readonly SymbolPlace[] {
  const key = nodeAt(document, path)?.parent?.children?.[0]
  return nodePlace(key, path, symbol, role)
}

/** The place of a text that is the name. */
export function valuePlace(
  document: FlowDocument,
  path: JsonPath,
  symbol: FlowSymbol,
  role: PlaceRole,
): readonly SymbolPlace[] {
  return nodePlace(nodeAt(document, path), path, symbol, role)
}

function nodePlace(
  node: JsonNode | undefined,
  path: JsonPath,
  symbol: FlowSymbol,
  role: PlaceRole,
): readonly SymbolPlace[] {
  if (node?.type !== 'string') return []
  return [{ symbol, role, range: nodeRange(node), path, style: { kind: 'string' } }]
}
