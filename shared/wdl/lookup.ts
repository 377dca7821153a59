import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { WdlDecimal, WdlFloat } from '../expressions/value.ts'

/** Whether a value is a JSON object (not null, not an array, not a number of ours). */
export function isObject(value: unknown): value is WdlObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof WdlFloat) &&
    !(value instanceof WdlDecimal)
  )
}

/** The form of a name (action, variable, parameter, property) under which it is compared: case does not count. */
export function foldName(name: string): string {
  return name.toLowerCase()
}

/** Whether two names are the same to the platform. */
export function isSameName(left: string, right: string): boolean {
  return left === right || foldName(left) === foldName(right)
}

/** The name under which an object really holds a property; an exact match wins over one that differs in case. */
export function propertyNameOf(object: WdlObject, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name
  const folded = foldName(name)
  for (const key of Object.keys(object)) {
    if (key.length === name.length && foldName(key) === folded) return key
  }
  return undefined
}

/** A property by name, ignoring case; `undefined` where the value is no object or has no such property. */
export function propertyOf(value: WdlValue | undefined, name: string): WdlValue | undefined {
  if (!isObject(value)) return undefined
  const key = propertyNameOf(value, name)
  return key === undefined ? undefined : value[key]
}

/** A property that is an object, by name ignoring case. */
export function objectOf(value: WdlValue | undefined, name: string): WdlObject | undefined {
  const found = propertyOf(value, name)
  return isObject(found) ? found : undefined
}

/** A property that is a text, by name ignoring case. */
export function textOf(value: WdlValue | undefined, name: string): string | undefined {
  const found = propertyOf(value, name)
  return typeof found === 'string' ? found : undefined
}
