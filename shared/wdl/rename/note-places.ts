import type { FlowDocument } from '../flow-document.ts'
import { stringNodes } from '../flow-references.ts'
import { pathOfNode } from '../json-document.ts'
import { nodeAt, rangeInString } from '../json-location.ts'
import { isSameName } from '../lookup.ts'
import type { FlowSymbol, SymbolPlace } from '../symbols/flow-symbol.ts'

/** Words of descriptions that are a symbol's name, written as in the file or as the designer shows it. */
export function notePlaces(document: FlowDocument, symbol: FlowSymbol): readonly SymbolPlace[] {
  const holder = document.main?.holder ?? document.definitionPath
  const root = holder === undefined ? undefined : nodeAt(document, holder)
  if (root === undefined || symbol.name.trim() === '') return []
  const spellings = [...new Set([symbol.name, symbol.name.replaceAll('_', ' ')])]
  const names = spellings.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${names})(?![\\p{L}\\p{N}_])`, 'gu')
  const places: SymbolPlace[] = []
  for (const node of stringNodes(root)) {
    const isKey = node.parent?.children?.[0] === node && node.parent.type === 'property'
    const path = pathOfNode(node)
    const last = path.at(-1)
    if (isKey || typeof last !== 'string' || !isSameName(last, 'description')) continue
    for (const match of String(node.value).matchAll(pattern)) {
      const start = match.index
      const range = rangeInString(document.text, node, { start, end: start + match[0].length })
      places.push({ symbol, role: 'note', range, path, style: { kind: 'words' } })
    }
  }
  return places
}
