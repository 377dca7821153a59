import { compareNumbers, isNumeric } from '../expressions/numbers.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { WdlDecimal, WdlFloat } from '../expressions/value.ts'

/** Deep equality of two JSON values: numbers by value (`3` equals `3.0`), strings exactly, key order ignored. */
export function jsonEquals(left: WdlValue, right: WdlValue): boolean {
  if (left === right) return true
  if (left === null || right === null) return false
  if (isNumeric(left)) return isNumeric(right) && compareNumbers(left, right) === 0
  if (typeof left !== 'object' || typeof right !== 'object') return false
  if (right instanceof WdlFloat || right instanceof WdlDecimal) return false
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false
    return left.every((item: WdlValue, index) => jsonEquals(item, right[index]))
  }
  if (Array.isArray(right)) return false
  const leftObject = left as WdlObject
  const rightObject = right as WdlObject
  const names = Object.keys(leftObject)
  if (names.length !== Object.keys(rightObject).length) return false
  return names.every(
    (name) =>
      Object.hasOwn(rightObject, name) &&
      jsonEquals(leftObject[name] as WdlValue, rightObject[name] as WdlValue),
  )
}
