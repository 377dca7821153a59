import type { FlowDocument } from '../flow-document.ts'
import { buildGraph } from '../graph.ts'
import { actionPlaces } from './action-places.ts'
import { connectionPlaces } from './connection-places.ts'
import { expressionPlaces } from './expression-places.ts'
import { type FlowSymbol, type SymbolPlace, symbolKey } from './flow-symbol.ts'
import { parameterPlaces } from './parameter-places.ts'
import { variablePlaces } from './variable-places.ts'

/** Every place of a document's main definition that says a name, in document order, and the same by symbol. */
export interface SymbolIndex {
  readonly places: readonly SymbolPlace[]
  of(symbol: FlowSymbol): readonly SymbolPlace[]
}

const known = new WeakMap<FlowDocument, SymbolIndex>()

/** The places of a document, found once as long as the document stays. */
export function indexSymbols(document: FlowDocument): SymbolIndex {
  let index = known.get(document)
  if (index === undefined) {
    index = makeIndex(document)
    known.set(document, index)
  }
  return index
}

/** The symbol whose name covers an offset of the text, with its place. */
export function symbolAt(document: FlowDocument, offset: number): SymbolPlace | undefined {
  return indexSymbols(document).places.find(({ range }) => range.start <= offset && offset <= range.end)
}

/** Where the thing a symbol names is made. */
export function definitionsOf(document: FlowDocument, symbol: FlowSymbol): readonly SymbolPlace[] {
  return indexSymbols(document)
    .of(symbol)
    .filter(({ role }) => role === 'definition')
}

function makeIndex(document: FlowDocument): SymbolIndex {
  const { definition } = document
  const places: SymbolPlace[] = []
  if (definition !== undefined) {
    const graph = buildGraph(definition)
    places.push(
      ...actionPlaces(document, graph),
      ...variablePlaces(document, graph),
      ...parameterPlaces(document, definition),
      ...connectionPlaces(document, graph),
      ...expressionPlaces(document),
    )
  }
  places.sort((a, b) => a.range.start - b.range.start)
  const byKey = new Map<string, SymbolPlace[]>()
  for (const place of places) {
    const key = symbolKey(place.symbol)
    const list = byKey.get(key)
    if (list === undefined) byKey.set(key, [place])
    else list.push(place)
  }
  return { places, of: (symbol) => byKey.get(symbolKey(symbol)) ?? [] }
}
