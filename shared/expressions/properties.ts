import type { WdlObject, WdlValue } from './value.ts'

/** The own name under which an object has a property: an exact match, else the first that differs by case only. */
export function findName(object: WdlObject, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name
  const wanted = name.toLowerCase()
  for (const own of Object.keys(object)) {
    if (own.length === name.length && own.toLowerCase() === wanted) return own
  }
  return undefined
}

/** An own property by name, ignoring case where there is no exact match; `undefined` when there is none. */
export function getProperty(object: WdlObject, name: string): WdlValue | undefined {
  if (Object.hasOwn(object, name)) return object[name]
  const own = findName(object, name)
  return own === undefined ? undefined : object[own]
}

/** Sets an own property on an object under construction; `__proto__` is a name like any other. */
export function setOwn(target: Record<string, WdlValue>, name: string, value: WdlValue): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  } else target[name] = value
}

/** A copy of an object without one own property (exact name). */
export function without(object: WdlObject, name: string): WdlObject {
  const copy: Record<string, WdlValue> = {}
  for (const own of Object.keys(object)) if (own !== name) setOwn(copy, own, object[own] as WdlValue)
  return copy
}

/** A copy of an object with one property set or added; the others keep their order. */
export function withProperty(object: WdlObject, name: string, value: WdlValue): WdlObject {
  const copy: Record<string, WdlValue> = { ...object }
  setOwn(copy, name, value)
  return copy
}
