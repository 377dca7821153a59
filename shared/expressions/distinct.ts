import { printJson } from '../json/print-json.ts'
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

/** Equal values have equal keys; the reverse is decided by comparing. */
function bucketOf(value: WdlValue): string {
  if (typeof value === 'string') return `s${value}`
  if (isNumeric(value)) return `n${toDouble(value)}`
  if (isArray(value)) return `a${value.length}${value.length > 0 ? bucketOf(value[0] as WdlValue) : ''}`
  if (!isObject(value)) return String(value)
  const names = Object.keys(value).sort()
  const scalars = names.map((name) => {
    const member = value[name] as WdlValue
    return isArray(member) || isObject(member) || isNumeric(member) ? '' : printJson(member)
  })
  return `o${names.join()}:${scalars.join()}`
}
