import { valuesEqual } from './compare.ts'
import { isArray, isObject } from './content.ts'
import { isNumeric, toDouble } from './numbers.ts'
import type { WdlValue } from './value.ts'

/** A set of values by content: `1` and `1.0` are one, key order does not matter. */
export class ValueSet {
  private readonly buckets = new Map<string, WdlValue[]>()

  constructor(values: readonly WdlValue[] = []) {
    for (const value of values) this.add(value)
  }

  has(value: WdlValue): boolean {
    return this.buckets.get(bucketOf(value))?.some((known) => valuesEqual(known, value)) ?? false
  }

  /** Adds a value; answers whether it is new. */
  add(value: WdlValue): boolean {
    const key = bucketOf(value)
    const bucket = this.buckets.get(key)
    if (!bucket) {
      this.buckets.set(key, [value])
      return true
    }
    if (bucket.some((known) => valuesEqual(known, value))) return false
    bucket.push(value)
    return true
  }
}

/** The values without duplicates, each where it came first. */
export function distinct(values: readonly WdlValue[]): WdlValue[] {
  const seen = new ValueSet()
  return values.filter((value) => seen.add(value))
}

/** Levels of a value that its key looks at; deeper differences are found by comparing. */
const keyDepth = 3

/** Most members of an array or object that its key looks at. */
const keyWidth = 24

/** Equal values have equal keys; the reverse is decided by comparing. */
function bucketOf(value: WdlValue, depth = 0): string {
  if (typeof value === 'string') return `s${value.length > 100 ? value.slice(0, 100) : value}`
  if (isNumeric(value)) return `n${toDouble(value)}`
  const isList = isArray(value)
  if (!isList && !isObject(value)) return String(value)
  if (depth === keyDepth) return isList ? 'a' : 'o'
  if (isList) {
    const items = value.slice(0, keyWidth).map((item) => bucketOf(item, depth + 1))
    return `a${value.length}[${items.join('|')}]`
  }
  const names = Object.keys(value).sort().slice(0, keyWidth)
  return `o{${names.map((name) => `${name}:${bucketOf(value[name] as WdlValue, depth + 1)}`).join('|')}}`
}
