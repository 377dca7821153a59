/** A `$filter` or `$orderby` that cannot be read. */
export class ODataFilterError extends Error {}

/** What a `$filter` says. */
export type ODataNode =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly text: string }
  /** A column, or what a column leads to: `Author/EMail` is `['Author', 'EMail']`. */
  | { readonly kind: 'path'; readonly path: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly parts: readonly ODataNode[] }
  | { readonly kind: 'in'; readonly left: ODataNode; readonly choices: readonly ODataNode[] }
  | { readonly kind: 'not'; readonly inner: ODataNode }
  | {
      readonly kind: 'both'
      readonly operator: ODataOperator
      readonly left: ODataNode
      readonly right: ODataNode
    }

/** Operators between two operands. */
export type ODataOperator = 'and' | 'or' | ODataComparison | ODataArithmetic
export type ODataComparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'
export type ODataArithmetic = 'add' | 'sub' | 'mul' | 'div' | 'mod'

/** One column of an `$orderby`. */
export interface ODataOrder {
  readonly path: readonly string[]
  readonly isDescending: boolean
}

/** How deep parentheses may be nested: far beyond what people write, far from what a stack holds. */
const maxDepth = 200

const token = /\s*(datetime'(?:[^']|'')*'|guid'(?:[^']|'')*'|'(?:[^']|'')*'|[(),]|[^\s(),']+)/giy

/**
 * Reads an OData `$filter`: comparisons, arithmetic, `and`, `or`, `not`, parentheses, `in` and function calls. Throws
 * ODataFilterError. Source: OData 4.01, URL conventions, section 5.1.1.
 */
export function parseFilter(text: string): ODataNode {
  const reader = new FilterReader(text)
  const filter = reader.or()
  reader.end()
  return filter
}

/** Reads an OData `$orderby`: `Modified desc, Title`. */
export function parseOrderBy(text: string | undefined): readonly ODataOrder[] {
  if (text === undefined || text.trim() === '') return []
  return text.split(',').map((part) => {
    const [name = '', direction = 'asc'] = part.trim().split(/\s+/)
    return { path: name.split('/'), isDescending: direction.toLowerCase() === 'desc' }
  })
}

/** The error of a filter that says something which cannot be. */
export function invalidFilter(what: string): ODataFilterError {
  return new ODataFilterError(`The filter cannot be read: ${what}.`)
}

const operators: readonly (readonly ODataOperator[])[] = [
  ['eq', 'ne', 'gt', 'ge', 'lt', 'le'],
  ['add', 'sub'],
  ['mul', 'div', 'mod'],
]

class FilterReader {
  readonly #tokens: string[] = []
  #at = 0
  #depth = 0

  constructor(text: string) {
    token.lastIndex = 0
    while (token.lastIndex < text.trimEnd().length) {
      const start = token.lastIndex
      const match = token.exec(text)
      if (match?.[1] === undefined) throw invalidFilter(`near '${text.slice(start)}'`)
      this.#tokens.push(match[1])
    }
  }

  or(): ODataNode {
    this.#depth += 1
    if (this.#depth > maxDepth) throw invalidFilter('its parentheses are nested too deep')
    let left = this.#and()
    while (this.#take('or')) left = { kind: 'both', operator: 'or', left, right: this.#and() }
    this.#depth -= 1
    return left
  }

  end(): void {
    const rest = this.#tokens[this.#at]
    if (rest !== undefined) throw invalidFilter(`'${rest}' is not expected there`)
  }

  #and(): ODataNode {
    let left = this.#not()
    while (this.#take('and')) left = { kind: 'both', operator: 'and', left, right: this.#not() }
    return left
  }

  #not(): ODataNode {
    let count = 0
    while (this.#take('not')) count += 1
    const inner = this.#binary(0)
    return count % 2 === 0 ? inner : { kind: 'not', inner }
  }

  #binary(level: number): ODataNode {
    const known = operators[level]
    if (known === undefined) return this.#operand()
    let left = this.#binary(level + 1)
    if (level === 0 && this.#take('in')) return { kind: 'in', left, choices: this.#list() }
    for (;;) {
      const operator = known.find((name) => this.#take(name))
      if (operator === undefined) return left
      left = { kind: 'both', operator, left, right: this.#binary(level + 1) }
    }
  }

  #operand(): ODataNode {
    if (this.#take('(')) {
      const inner = this.or()
      this.#need(')')
      return inner
    }
    const word = this.#tokens[this.#at]
    if (word === undefined) throw invalidFilter('something is missing at the end')
    this.#at += 1
    if (this.#tokens[this.#at] === '(' && /^\w+$/.test(word)) {
      return { kind: 'call', name: word.toLowerCase(), parts: this.#list() }
    }
    return literalOrPath(word)
  }

  #list(): readonly ODataNode[] {
    this.#need('(')
    const parts: ODataNode[] = []
    if (this.#take(')')) return parts
    do parts.push(this.or())
    while (this.#take(','))
    this.#need(')')
    return parts
  }

  #take(word: string): boolean {
    if (this.#tokens[this.#at]?.toLowerCase() !== word) return false
    this.#at += 1
    return true
  }

  #need(word: string): void {
    if (!this.#take(word)) throw invalidFilter(`'${word}' is missing`)
  }
}

function literalOrPath(word: string): ODataNode {
  const quoted = /^(?:datetime|guid)?'(.*)'$/is.exec(word)?.[1]
  if (quoted !== undefined) {
    const text = quoted.replaceAll("''", "'")
    return { kind: 'literal', value: text, text }
  }
  const numeral = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)[lmfd]?$/i.exec(word)?.[1]
  if (numeral !== undefined) return { kind: 'literal', value: Number(numeral), text: numeral }
  if (/^(true|false)$/i.test(word)) {
    return { kind: 'literal', value: word.toLowerCase() === 'true', text: word.toLowerCase() }
  }
  if (/^null$/i.test(word)) return { kind: 'literal', value: null, text: 'null' }
  if (/^\d{4}-\d\d-\d\d/.test(word) || /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(word)) {
    return { kind: 'literal', value: word, text: word }
  }
  if (word === ')' || word === '(' || word === ',') throw invalidFilter(`'${word}' is not expected there`)
  return { kind: 'path', path: word.split('/') }
}
