/** A `$filter` that cannot be read. */
export class ODataFilterError extends Error {}

/** Finds a value by its path in a record: `Author/EMail` is `['Author', 'EMail']`. */
export type ValueAt = (path: readonly string[]) => unknown

/** Whether a record meets a condition. */
export type Condition = (valueAt: ValueAt) => boolean

type Operand = (valueAt: ValueAt) => unknown

/**
 * Reads an OData `$filter`: comparisons, `and`, `or`, `not`, parentheses, `in`, and the usual functions. Texts are compared
 * without case, as the services do; times by what they mean. Throws ODataFilterError. Source: OData 4.01, URL conventions.
 */
export function readFilter(text: string): Condition {
  const reader = new FilterReader(text)
  const condition = reader.or()
  reader.end()
  return (valueAt) => condition(valueAt) === true
}

const token = /\s*(datetime'(?:[^']|'')*'|guid'(?:[^']|'')*'|'(?:[^']|'')*'|[(),]|[^\s(),']+)/giy

class FilterReader {
  readonly #tokens: string[] = []
  #at = 0

  constructor(text: string) {
    token.lastIndex = 0
    while (token.lastIndex < text.trimEnd().length) {
      const match = token.exec(text)
      if (match?.[1] === undefined) throw invalid(`near '${text.slice(token.lastIndex)}'`)
      this.#tokens.push(match[1])
    }
  }

  or(): Operand {
    let left = this.#and()
    while (this.#take('or')) {
      const [before, right] = [left, this.#and()]
      left = (valueAt) => before(valueAt) === true || right(valueAt) === true
    }
    return left
  }

  end(): void {
    const rest = this.#tokens[this.#at]
    if (rest !== undefined) throw invalid(`'${rest}' is not expected there`)
  }

  #and(): Operand {
    let left = this.#not()
    while (this.#take('and')) {
      const [before, right] = [left, this.#not()]
      left = (valueAt) => before(valueAt) === true && right(valueAt) === true
    }
    return left
  }

  #not(): Operand {
    if (!this.#take('not')) return this.#comparison()
    const inner = this.#not()
    return (valueAt) => inner(valueAt) !== true
  }

  #comparison(): Operand {
    const left = this.#operand()
    const name = this.#tokens[this.#at]?.toLowerCase() ?? ''
    if (name === 'in') {
      this.#at += 1
      const choices = this.#list()
      return (valueAt) => choices.some((choice) => order(left(valueAt), choice(valueAt)) === 0)
    }
    const compare = comparisons[name]
    if (compare === undefined) return left
    this.#at += 1
    const right = this.#operand()
    return (valueAt) => compare(left(valueAt), right(valueAt))
  }

  #operand(): Operand {
    if (this.#take('(')) {
      const inner = this.or()
      this.#need(')')
      return inner
    }
    const word = this.#tokens[this.#at]
    if (word === undefined) throw invalid('something is missing at the end')
    this.#at += 1
    if (this.#tokens[this.#at] === '(' && /^\w+$/.test(word)) return this.#call(word.toLowerCase())
    return literal(word)
  }

  #call(name: string): Operand {
    const parts = this.#list()
    const call = functions[name]
    if (call === undefined) throw invalid(`the function '${name}' is not known`)
    return (valueAt) => call(...parts.map((part) => part(valueAt)))
  }

  #list(): readonly Operand[] {
    this.#need('(')
    const parts: Operand[] = []
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
    if (!this.#take(word)) throw invalid(`'${word}' is missing`)
  }
}

function literal(word: string): Operand {
  const quoted = /^(?:datetime|guid)?'(.*)'$/is.exec(word)?.[1]
  if (quoted !== undefined) {
    const text = quoted.replaceAll("''", "'")
    return () => text
  }
  if (/^-?\d+(\.\d+)?$/.test(word)) return () => Number(word)
  if (/^(true|false)$/i.test(word)) return () => word.toLowerCase() === 'true'
  if (/^null$/i.test(word)) return () => null
  if (/^\d{4}-\d\d-\d\d/.test(word) || /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(word))
    return () => word
  const path = word.split('/')
  return (valueAt) => valueAt(path)
}

const comparisons: Readonly<Record<string, (left: unknown, right: unknown) => boolean>> = {
  eq: (left, right) => order(left, right) === 0,
  ne: (left, right) => order(left, right) !== 0,
  gt: (left, right) => isThere(left, right) && order(left, right) > 0,
  ge: (left, right) => isThere(left, right) && order(left, right) >= 0,
  lt: (left, right) => isThere(left, right) && order(left, right) < 0,
  le: (left, right) => isThere(left, right) && order(left, right) <= 0,
}

const functions: Readonly<Record<string, (...values: unknown[]) => unknown>> = {
  startswith: (text, start) => fold(text).startsWith(fold(start)),
  endswith: (text, end) => fold(text).endsWith(fold(end)),
  contains: (text, part) => fold(text).includes(fold(part)),
  // The old form, with its arguments the other way round.
  substringof: (part, text) => fold(text).includes(fold(part)),
  tolower: fold,
  toupper: (text) => fold(text).toUpperCase(),
  trim: (text) => String(text ?? '').trim(),
  length: (text) => String(text ?? '').length,
  year: (time) => new Date(String(time)).getUTCFullYear(),
  month: (time) => new Date(String(time)).getUTCMonth() + 1,
  day: (time) => new Date(String(time)).getUTCDate(),
}

function isThere(left: unknown, right: unknown): boolean {
  return left !== null && left !== undefined && right !== null && right !== undefined
}

/** Below 0, 0 or above 0. Nothing is less than something; what cannot be compared is compared as text. */
export function order(left: unknown, right: unknown): number {
  const [a, b] = [left ?? null, right ?? null]
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  if (typeof a === 'boolean' || typeof b === 'boolean') {
    const [x, y] = [truth(a), truth(b)]
    return x === y ? 0 : x ? 1 : -1
  }
  if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b) || 0
  const [x, y] = [String(a), String(b)]
  if (/^\d{4}-\d\d-\d\d/.test(x) && /^\d{4}-\d\d-\d\d/.test(y)) return Date.parse(x) - Date.parse(y) || 0
  const [foldedX, foldedY] = [fold(x), fold(y)]
  return foldedX < foldedY ? -1 : foldedX > foldedY ? 1 : 0
}

/** `1` and `0` stand for yes and no, too. */
function truth(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || fold(value) === 'true'
}

function fold(value: unknown): string {
  return String(value ?? '').toLowerCase()
}

function invalid(what: string): ODataFilterError {
  return new ODataFilterError(`The filter cannot be read: ${what}.`)
}

/** Sorts records by an OData `$orderby`: `Modified desc, Title`. */
export function sorted<Record_>(
  records: readonly Record_[],
  orderBy: string | undefined,
  valuesIn: (record: Record_) => ValueAt,
): readonly Record_[] {
  if (orderBy === undefined || orderBy.trim() === '') return records
  const keys = orderBy.split(',').map((part) => {
    const [name = '', direction = 'asc'] = part.trim().split(/\s+/)
    return { path: name.split('/'), sign: direction.toLowerCase() === 'desc' ? -1 : 1 }
  })
  return [...records].sort((left, right) => {
    for (const { path, sign } of keys) {
      const result = order(valuesIn(left)(path), valuesIn(right)(path))
      if (result !== 0) return sign * result
    }
    return 0
  })
}
