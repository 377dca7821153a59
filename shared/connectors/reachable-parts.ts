import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { pathOfReference, referenceOf, valueAt } from '../json-schema/reference.ts'
import { isObject } from '../wdl/lookup.ts'

/**
 * The parts of a description that the `$ref`s of some schemas lead to, at the places where they stand, so that the
 * schemas can be read without the rest of it. Cyclic schemas are fine; references that lead nowhere are passed over.
 */
export function reachableParts(root: WdlObject, schemas: readonly WdlValue[]): WdlObject {
  const parts: MutableObject = {}
  const made = new Set<object>()
  const seen = new Set<string>()
  const open = [...schemas]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) {
      for (const item of value as readonly WdlValue[]) open.push(item)
      continue
    }
    if (!isObject(value)) continue
    const reference = referenceOf(value)
    if (reference !== undefined && !seen.has(reference)) {
      seen.add(reference)
      const path = pathOfReference(reference)
      const target = path === undefined ? undefined : valueAt(root, path)
      if (path !== undefined && path.length > 0 && target !== undefined) {
        place(parts, path, target, made)
        open.push(target)
      }
    }
    for (const inner of Object.values(value)) {
      if (typeof inner === 'object' && inner !== null) open.push(inner)
    }
  }
  return parts as WdlObject
}

interface MutableObject {
  [name: string]: WdlValue | MutableObject
}

/**
 * Puts a part at its place; a part inside one that is there already is there too.
 * @param made the objects that were made here; others are the description's own, and are copied before they change
 */
function place(
  parts: MutableObject,
  path: readonly (string | number)[],
  value: WdlValue,
  made: Set<object>,
): void {
  let at = parts
  for (const step of path.slice(0, -1)) {
    const name = String(step)
    const next = Object.hasOwn(at, name) ? at[name] : undefined
    if (next !== undefined && !isObject(next as WdlValue)) return
    if (next === undefined || !made.has(next as object)) {
      const own: MutableObject = { ...(next as WdlObject | undefined) }
      made.add(own)
      put(at, name, own)
    }
    at = at[name] as MutableObject
  }
  put(at, String(path.at(-1)), value)
}

/** As an own property, also for `__proto__`. */
function put(target: MutableObject, name: string, value: WdlValue | MutableObject): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
}
