import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { isObject, propertyNameOf } from '../../../shared/wdl/lookup.ts'

/** A value with another one at a place inside; missing objects on the way are made, names compare without case. */
export function placeSet(value: WdlObject, place: readonly (string | number)[], next: WdlValue): WdlObject {
  const placed = setAt(value, place, next)
  return isObject(placed) ? placed : value
}

function setAt(
  value: WdlValue | undefined,
  [step, ...rest]: readonly (string | number)[],
  next: WdlValue,
): WdlValue {
  if (step === undefined) return next
  if (Array.isArray(value) && typeof step === 'number') {
    const items: readonly WdlValue[] = value
    return Object.assign([...items], { [step]: setAt(items[step], rest, next) })
  }
  const object = isObject(value) ? value : {}
  const key = propertyNameOf(object, String(step)) ?? String(step)
  return { ...object, [key]: setAt(object[key], rest, next) }
}

/** The value at a place; names compare without case. */
export function valueIn(
  value: WdlValue | undefined,
  place: readonly (string | number)[],
): WdlValue | undefined {
  let at = value
  for (const step of place) {
    if (Array.isArray(at)) at = typeof step === 'number' ? (at as readonly WdlValue[])[step] : undefined
    else if (isObject(at)) {
      const key = propertyNameOf(at, String(step))
      at = key === undefined ? undefined : at[key]
    } else return undefined
  }
  return at
}
