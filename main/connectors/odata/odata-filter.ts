import {
  invalidFilter,
  type ODataArithmetic,
  type ODataComparison,
  type ODataNode,
  type ODataOperator,
  parseFilter,
  parseOrderBy,
} from './odata-syntax.ts'

export { ODataFilterError } from './odata-syntax.ts'

/** Finds a value by its path in a record: `Author/EMail` is `['Author', 'EMail']`. */
export type ValueAt = (path: readonly string[]) => unknown

/** Whether a record meets a condition. */
export type Condition = (valueAt: ValueAt) => boolean

type Operand = (valueAt: ValueAt) => unknown

/**
 * Reads an OData `$filter` for records in memory. Texts are compared without case, as the services do; times by what they
 * mean. Throws ODataFilterError.
 */
export function readFilter(text: string): Condition {
  const condition = operandOf(parseFilter(text))
  return (valueAt) => condition(valueAt) === true
}

function operandOf(node: ODataNode): Operand {
  switch (node.kind) {
    case 'literal':
      return () => node.value
    case 'path':
      return (valueAt) => valueAt(node.path)
    case 'not': {
      const inner = operandOf(node.inner)
      return (valueAt) => inner(valueAt) !== true
    }
    case 'in': {
      const left = operandOf(node.left)
      const choices = node.choices.map(operandOf)
      return (valueAt) => choices.some((choice) => order(left(valueAt), choice(valueAt)) === 0)
    }
    case 'call': {
      const call = Object.hasOwn(functions, node.name) ? functions[node.name] : undefined
      if (call === undefined) throw invalidFilter(`the function '${node.name}' is not known`)
      const parts = node.parts.map(operandOf)
      return (valueAt) => call(...parts.map((part) => part(valueAt)))
    }
    case 'both':
      return between(node.operator, operandOf(node.left), operandOf(node.right))
  }
}

function between(operator: ODataOperator, left: Operand, right: Operand): Operand {
  if (operator === 'and') return (valueAt) => left(valueAt) === true && right(valueAt) === true
  if (operator === 'or') return (valueAt) => left(valueAt) === true || right(valueAt) === true
  const compute = isComparison(operator) ? comparisons[operator] : arithmetic[operator]
  return (valueAt) => compute(left(valueAt), right(valueAt))
}

function isComparison(operator: ODataComparison | ODataArithmetic): operator is ODataComparison {
  return Object.hasOwn(comparisons, operator)
}

const arithmetic: Readonly<Record<ODataArithmetic, (left: unknown, right: unknown) => number>> = {
  add: (left, right) => Number(left) + Number(right),
  sub: (left, right) => Number(left) - Number(right),
  mul: (left, right) => Number(left) * Number(right),
  div: (left, right) => Number(left) / Number(right),
  mod: (left, right) => Number(left) % Number(right),
}

const comparisons: Readonly<Record<ODataComparison, (left: unknown, right: unknown) => boolean>> = {
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

/** Sorts records by an OData `$orderby`: `Modified desc, Title`. */
export function sorted<Record_>(
  records: readonly Record_[],
  orderBy: string | undefined,
  valuesIn: (record: Record_) => ValueAt,
): readonly Record_[] {
  const keys = parseOrderBy(orderBy)
  if (keys.length === 0) return records
  return [...records].sort((left, right) => {
    for (const { isDescending, path } of keys) {
      const result = order(valuesIn(left)(path), valuesIn(right)(path))
      if (result !== 0) return isDescending ? -result : result
    }
    return 0
  })
}
