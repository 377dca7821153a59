import type { WdlValue } from '../../shared/expressions/value.ts'
import { isObject } from '../../shared/wdl/lookup.ts'

/** Of a callback address, also one that was encoded for a query. */
const signature = /((?:[?&]|%3F|%26)sig(?:=|%3D))[\w-]+/gi

/** Deepest place that is looked at. */
const maxDepth = 64

/** A value as it may be recorded: the signatures of addresses in it are hidden. */
export function withoutSignatures(value: WdlValue, depth = 0): WdlValue {
  if (typeof value === 'string') return value.includes('sig') ? value.replace(signature, '$1hidden') : value
  if (depth > maxDepth) return value
  if (Array.isArray(value)) {
    return (value as readonly WdlValue[]).map((item) => withoutSignatures(item, depth + 1))
  }
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withoutSignatures(inner, depth + 1)]),
  )
}
