import { type Expression, findReferences, functionCatalogue } from '../../shared/expressions/index.ts'
import type { Shape } from './shape.ts'

const described = new Map(functionCatalogue.map((entry) => [entry.name.toLowerCase(), entry]))

/** Functions that pick an item, and those whose result is like their argument. */
const itemFunctions = new Set(['first', 'last'])
const alikeFunctions = new Set([
  'coalesce',
  'union',
  'intersection',
  'take',
  'skip',
  'reverse',
  'sort',
  'trim',
])

/** Functions that read a value out of a text. */
const encodings: ReadonlyMap<string, 'json' | 'base64'> = new Map([
  ['json', 'json'],
  ['decodebase64', 'base64'],
  ['base64tostring', 'base64'],
  ['base64tobinary', 'base64'],
])

/** Functions that take a text of a certain kind where their description says no more than text. */
const textKinds: ReadonlyMap<string, 'xml' | 'data-uri' | 'digits'> = new Map([
  ['xml', 'xml'],
  ['datauritobinary', 'data-uri'],
  ['datauritostring', 'data-uri'],
  ['decodedatauri', 'data-uri'],
  ['int', 'digits'],
  ['float', 'digits'],
  ['decimal', 'digits'],
])

/** Functions, and words of conditions, whose two sides are of one kind. */
export const comparisons: ReadonlySet<string> = new Set([
  'greater',
  'greaterorequals',
  'less',
  'lessorequals',
])

const numericResults = new Set(['number', 'integer', 'float', 'decimal'])

/** Functions by which separators that cannot be typed are written. */
const decoders = new Set(['decodeuricomponent', 'uricomponenttostring'])

/** Parts of a text that is picked from at a place only the run knows. */
const manyParts = 12

/** Where an expression stands: what `item()` and `items()` are there. */
export interface Place {
  readonly loop: string | undefined
  readonly item: Shape | undefined
}

/** Finds the shape of what the named functions (`body('x')`, `variables('y')` ...) give. */
export type RootLookup = (fn: string, name: string | undefined, place: Place) => Shape | undefined

/** Notes what an expression reads; answers the shape of its own value, where that is something read. */
export function readExpression(node: Expression, place: Place, rootOf: RootLookup): Shape | undefined {
  const read = (inner: Expression) => readExpression(inner, place, rootOf)
  if (node.kind === 'access') {
    const target = read(node.target)
    read(node.key)
    if (target === undefined) return undefined
    if (node.key.kind !== 'literal') return isSplit(node.target) ? target.item(manyParts) : undefined
    const { value } = node.key
    if (typeof value === 'number') return target.item(value + 1)
    return typeof value === 'string' ? target.path(value) : undefined
  }
  if (node.kind !== 'call') return undefined
  const name = node.name.toLowerCase()
  const args = node.args.map(read)
  if (comparisons.has(name)) {
    compareAlike(args[0], node.args[1])
    compareAlike(args[1], node.args[0])
  }
  const kind = textKinds.get(name)
  const encoding = encodings.get(name)
  if (kind !== undefined) args[0]?.want(kind)
  else if (encoding === undefined && name !== 'split') wantParameters(name, args)
  if (name === 'substring') wantSubstring(args[0], node.args)
  if (name === 'json') embed(node.args[0], read)
  if (name === 'xpath') wantNames(node.args[1], read)
  if (itemFunctions.has(name)) return args[0]?.item()
  if (encoding !== undefined) return args[0]?.encodedAs(encoding)
  if (name === 'split') return partsOf(args[0], node.args[1])
  if (alikeFunctions.has(name)) return args.find((arg) => arg !== undefined)
  return rootOf(name, findReferences(node)[0]?.name, place)
}

/** A value that is compared with a number is one. */
export function compareAlike(shape: Shape | undefined, other: Expression | undefined): void {
  if (shape === undefined || other === undefined) return
  if (other.kind === 'literal' && typeof other.value !== 'string') shape.want('number')
  const returns = other.kind === 'call' ? described.get(other.name.toLowerCase())?.returns : undefined
  if (returns !== undefined && numericResults.has(returns)) shape.want('number')
}

function wantParameters(name: string, args: readonly (Shape | undefined)[]): void {
  const parameters = described.get(name)?.parameters ?? []
  args.forEach((arg, index) => {
    const parameter = parameters[Math.min(index, parameters.length - 1)]
    if (arg !== undefined && parameter !== undefined) arg.wantParameter(parameter.type, parameter.name)
  })
}

function isSplit(node: Expression): boolean {
  return node.kind === 'call' && node.name.toLowerCase() === 'split'
}

function partsOf(text: Shape | undefined, separator: Expression | undefined): Shape | undefined {
  return text?.splitBy(separatorOf(separator) ?? '\r\n')
}

/** A separator that is written out; what is kept elsewhere mostly is a line break. */
function separatorOf(node: Expression | undefined): string | undefined {
  if (node?.kind === 'literal' && typeof node.value === 'string') return node.value
  const isDecoded = node?.kind === 'call' && decoders.has(node.name.toLowerCase())
  const encoded = isDecoded ? separatorOf(node.args[0]) : undefined
  if (encoded === undefined) return undefined
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}

/** `substring(text, 2, 3)` asks for a text of five characters. */
function wantSubstring(text: Shape | undefined, [, start, length]: readonly Expression[]): void {
  const number = (node: Expression | undefined) =>
    node?.kind === 'literal' && typeof node.value === 'number' ? node.value : 0
  text?.wantLength(number(start) + number(length))
}

/** `xpath(xml, concat('//', name))`: what a path is put together of are names. */
function wantNames(path: Expression | undefined, read: (node: Expression) => Shape | undefined): void {
  if (path?.kind !== 'call' || path.name.toLowerCase() !== 'concat') return
  for (const piece of path.args) read(piece)?.want('name')
}

/** `json(concat('{"list":', x, '}'))`: what is put in outside of quotes has to be JSON. */
function embed(text: Expression | undefined, read: (node: Expression) => Shape | undefined): void {
  if (text?.kind !== 'call' || text.name.toLowerCase() !== 'concat') return
  let isQuoted = false
  for (const piece of text.args) {
    if (piece.kind === 'literal') {
      const quotes = String(piece.value).replace(/\\./g, '').split('"').length - 1
      if (quotes % 2 === 1) isQuoted = !isQuoted
    } else if (!isQuoted) read(piece)?.wantEmbedded()
  }
}
