import { describe, expect, test } from 'vitest'
import { decodeText } from '../../main/storage/text-encoding.ts'
import {
  applyTextEdits,
  buildGraph,
  collectExpressions,
  type FlowDocument,
  type FlowSymbol,
  indexSymbols,
  openFlowDocument,
  planRename,
  pointerOf,
  renameEdit,
  symbolKey,
} from '../../shared/wdl/index.ts'
import { type CorpusFlow, corpusFolder, readCorpusFlows } from '../support/corpus-flows.ts'

const folder = corpusFolder()
const flows = folder === undefined ? [] : readCorpusFlows(folder)

/** Most symbols of one kind that are tried in one flow. */
const most = 8

function open(flow: CorpusFlow): FlowDocument {
  const { text } = decodeText(flow.bytes)
  const found = openFlowDocument(text).definitions.find((one) => pointerOf(one.path) === flow.pointer)
  return openFlowDocument(text, found === undefined ? {} : { definitionPath: found.path })
}

/** Things that are made once and can be renamed, a few of each kind. */
function renamable(document: FlowDocument): readonly FlowSymbol[] {
  const made = indexSymbols(document).places.filter(({ role }) => role === 'definition')
  const counts = new Map<string, number>()
  for (const { symbol } of made) counts.set(symbolKey(symbol), (counts.get(symbolKey(symbol)) ?? 0) + 1)
  const taken = new Map<string, number>()
  return made.flatMap(({ symbol }) => {
    const number = taken.get(symbol.kind) ?? 0
    if (counts.get(symbolKey(symbol)) !== 1 || symbol.name.startsWith('$') || number >= most) return []
    taken.set(symbol.kind, number + 1)
    return [symbol]
  })
}

/** Every expression with the names of one symbol taken out. */
function withoutNames(document: FlowDocument, symbol: FlowSymbol): readonly string[] {
  const places = indexSymbols(document).of(symbol)
  const graph = buildGraph(document.definition!)
  return collectExpressions(document, graph, document.definitionPath ?? []).map(({ node }) => {
    const start = node.offset
    const inside = places.filter(({ range }) => range.start >= start && range.end <= start + node.length)
    const raw = document.text.slice(start, start + node.length)
    return applyTextEdits(
      raw,
      inside.map(({ range }) => ({
        offset: range.start - start,
        length: range.end - range.start,
        text: '\u0000',
      })),
    )
  })
}

describe.skipIf(folder === undefined)('renaming in every flow of the corpus', () => {
  test.each(flows)('$title: there and back is the same text, all other expressions mean the same', (flow) => {
    const document = open(flow)
    for (const symbol of renamable(document)) {
      const newName = "It's “new” #1"
      const there = applyTextEdits(document.text, renameEdit(planRename(document, symbol, newName)).edits)
      const renamed = openFlowDocument(there, { definitionPath: document.definitionPath! })
      expect(indexSymbols(renamed).of(symbol)).toEqual([])
      expect(indexSymbols(renamed).of({ ...symbol, name: newName })).toHaveLength(
        indexSymbols(document).of(symbol).length,
      )
      expect(withoutNames(renamed, { ...symbol, name: newName })).toEqual(withoutNames(document, symbol))
      const back = planRename(renamed, { ...symbol, name: newName }, symbol.name)
      const again = applyTextEdits(there, renameEdit(back).edits)
      const isAlike = indexSymbols(document)
        .of(symbol)
        .every((place) => place.symbol.name === symbol.name)
      if (isAlike) expect(again).toBe(document.text)
      else expect(again.toLowerCase()).toBe(document.text.toLowerCase())
    }
  })
})
