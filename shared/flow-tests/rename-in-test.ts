import type { JsonPath, TextRange } from '../errors/index.ts'
import { isTemplate } from '../expressions/index.ts'
import { isRenamedWith } from '../expressions/references.ts'
import { referencesInText, stringNodes } from '../wdl/flow-references.ts'
import { type JsonDocument, type JsonNode, openJsonDocument, pathOfNode } from '../wdl/json-document.ts'
import { nodeAt, propertyNode, rangeInString } from '../wdl/json-location.ts'
import { isSameName } from '../wdl/lookup.ts'
import type { RenamePlace } from '../wdl/rename/plan-rename.ts'
import { type FlowSymbol, type SymbolPlace, writeName } from '../wdl/symbols/flow-symbol.ts'
import { quoteAt } from '../wdl/symbols/quote-at.ts'
import { cassetteSuffix } from './flow-test.ts'
import { asTemplate } from './matcher.ts'
import { readActionKey } from './read-expectations.ts'

/**
 * The places of a test's (or, by its ending, a cassette's) text that change when a thing of the flow is called
 * otherwise, in the order of the text. Data stays as it is: bodies, expected texts, values of parameters.
 */
export function testRenamePlaces(
  file: string,
  text: string,
  symbol: FlowSymbol,
  newName: string,
): readonly RenamePlace[] {
  return placesIn(file, text, symbol)
    .map((place) => ({ ...place, newText: writeName(place, newName), isCertain: true }))
    .filter(({ range, newText }) => text.slice(range.start, range.end) !== newText)
    .sort((a, b) => a.range.start - b.range.start)
}

/** Whether a test's or cassette's text names a thing of its flow. */
export function doesTestFileName(file: string, text: string, symbol: FlowSymbol): boolean {
  return placesIn(file, text, symbol).length > 0
}

function placesIn(file: string, text: string, symbol: FlowSymbol): readonly SymbolPlace[] {
  const document = openJsonDocument(text)
  const finder = new Finder(document, symbol)
  if (file.endsWith(cassetteSuffix)) {
    for (const [index] of finder.items(['interactions']).entries())
      finder.name(['interactions', index, 'action'])
    return finder.places
  }
  switch (symbol.kind) {
    case 'action':
      finder.keys(['mocks'])
      for (const [index] of finder.items(['mocks', '$faults']).entries())
        finder.name(['mocks', '$faults', index, 'action'])
      finder.actionKeys(['expect', 'actions'])
      for (const node of finder.items(['expect', 'order'])) finder.actionKey(node)
      break
    case 'variable':
      finder.keys(['expect', 'variables'])
      break
    case 'parameter':
      finder.keys(['parameters'])
      break
    case 'trigger':
      finder.name(['trigger', 'name'])
      return finder.places
    case 'connection':
      return finder.places
  }
  finder.mockExpressions(['mocks'])
  finder.matcherExpressions(['expect'])
  finder.matcherExpressions(['sandbox', 'after'])
  return finder.places
}

class Finder {
  readonly places: SymbolPlace[] = []
  private readonly document: JsonDocument
  private readonly symbol: FlowSymbol

  constructor(document: JsonDocument, symbol: FlowSymbol) {
    this.document = document
    this.symbol = symbol
  }

  items(path: JsonPath): readonly JsonNode[] {
    const node = nodeAt(this.document, path)
    return node?.type === 'array' ? (node.children ?? []) : []
  }

  /** A text that is the name. */
  name(path: JsonPath): void {
    const node = nodeAt(this.document, path)
    if (node !== undefined) this.whole(node)
  }

  /** Properties that are called so. */
  keys(path: JsonPath): void {
    for (const key of this.keysOf(path)) this.whole(key)
  }

  /** Properties `Name` and `Name@Loop[0]`. */
  actionKeys(path: JsonPath): void {
    for (const key of this.keysOf(path)) this.actionKey(key)
  }

  /** The name of an action, or that of one of its loops, in `Name@Loop[3]/Inner[0]`. */
  actionKey(node: JsonNode): void {
    if (node.type !== 'string') return
    const key = String(node.value)
    const { name, repetition } = readActionKey(key)
    this.part(node, { start: 0, end: name.length }, name)
    let start = name.length + 1
    for (const { scope, index } of repetition ?? []) {
      this.part(node, { start, end: start + scope.length }, scope)
      start = key.indexOf('/', start + scope.length + String(index).length) + 1
    }
  }

  /** Expressions of answers that are evaluated. */
  mockExpressions(path: JsonPath): void {
    const root = nodeAt(this.document, path)
    if (root === undefined) return
    for (const node of stringNodes(root)) if (isEvaluated(node, root)) this.expression(node, false)
  }

  /** Expressions of `$expression`. */
  matcherExpressions(path: JsonPath): void {
    const root = nodeAt(this.document, path)
    if (root === undefined) return
    for (const node of stringNodes(root)) {
      const property = node.parent
      const isMatcher =
        property?.type === 'property' &&
        property.children?.[1] === node &&
        property.children[0]?.value === '$expression' &&
        property.parent?.children?.[0] === property
      if (isMatcher && !isData(property)) this.expression(node, true)
    }
  }

  private expression(node: JsonNode, mayLackAt: boolean): void {
    const { kind } = this.symbol
    if (kind !== 'action' && kind !== 'variable' && kind !== 'parameter') return
    const written = String(node.value)
    const template = mayLackAt ? asTemplate(written) : written
    if (!isTemplate(template)) return
    const shift = template.length - written.length
    for (const found of referencesInText(template)) {
      if (!isRenamedWith(found.kind, kind) || !isSameName(found.name, this.symbol.name)) continue
      const { text } = this.document
      const { start, end } = found.range
      const range = rangeInString(text, node, { start: start - shift, end: end - shift })
      const style = { kind: 'literal', quote: quoteAt(text, range.start), count: found.quotes } as const
      this.places.push({ ...this.head(node), role: 'expression', range, style })
    }
  }

  private keysOf(path: JsonPath): readonly JsonNode[] {
    const node = nodeAt(this.document, path)
    if (node?.type !== 'object') return []
    return (node.children ?? []).flatMap(({ children }) => children?.slice(0, 1) ?? [])
  }

  private whole(node: JsonNode): void {
    if (node.type !== 'string') return
    const name = String(node.value)
    this.part(node, { start: 0, end: name.length }, name)
  }

  private part(node: JsonNode, within: TextRange, name: string): void {
    if (!isSameName(name, this.symbol.name)) return
    const range = rangeInString(this.document.text, node, within)
    this.places.push({ ...this.head(node), role: 'use', range, style: { kind: 'words' } })
  }

  private head(node: JsonNode) {
    return { symbol: this.symbol, path: pathOfNode(node) }
  }
}

/** Whether a text of a mock script stands in an answer with `"evaluate": true`. */
function isEvaluated(node: JsonNode, root: JsonNode): boolean {
  for (let at = node.parent; at !== undefined && at !== root; at = at.parent) {
    if (propertyNode(at, 'evaluate')?.children?.[1]?.value === true) return true
  }
  return false
}

/** Whether what looks like a matcher is only compared with: inside of `$equals` or a schema. */
function isData(property: JsonNode): boolean {
  for (let at = property.parent; at !== undefined; at = at.parent) {
    const key = at.type === 'property' ? at.children?.[0]?.value : undefined
    if (key === '$equals' || key === '$jsonSchema') return true
  }
  return false
}
