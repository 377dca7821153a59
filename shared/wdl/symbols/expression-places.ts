import type { ReferenceKind } from '../../expressions/references.ts'
import type { FlowDocument } from '../flow-document.ts'
import { allFlowReferences } from '../flow-references.ts'
import type { SymbolKind, SymbolPlace } from './flow-symbol.ts'
import { quoteAt } from './quote-at.ts'

const kinds: Partial<Readonly<Record<ReferenceKind, SymbolKind>>> = {
  action: 'action',
  result: 'action',
  items: 'action',
  iterationIndexes: 'action',
  variable: 'variable',
  parameter: 'parameter',
}

/** What expressions name: `body('X')`, `variables('x')`, `items('Loop')`, in every string and property name. */
export function expressionPlaces(document: FlowDocument): readonly SymbolPlace[] {
  return allFlowReferences(document).flatMap(({ kind, name, path, range, quotes }) => {
    const symbolKind = kinds[kind]
    if (symbolKind === undefined) return []
    return [
      {
        symbol: { kind: symbolKind, name },
        role: 'expression' as const,
        range,
        path,
        style: {
          kind: 'literal' as const,
          quote: quoteAt(document.text, range.start),
          count: quotes,
        },
      },
    ]
  })
}
