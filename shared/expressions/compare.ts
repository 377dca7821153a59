import { jsonEquals } from '../json/json-equals.ts'
import { compareNumbers, isNumeric } from './numbers.ts'
import type { WdlValue } from './value.ts'

/** Whether two values are equal by the rule of `equals()`: deep, by content, case matters. */
export function valuesEqual(left: WdlValue, right: WdlValue): boolean {
  return jsonEquals(left, right)
}

/** Order of two numbers or two texts (by code unit); `undefined` when the kinds cannot be ordered. */
export function compareValues(left: WdlValue, right: WdlValue): number | undefined {
  if (typeof left === 'string') {
    if (typeof right !== 'string') return undefined
    return left < right ? -1 : left > right ? 1 : 0
  }
  return isNumeric(left) && isNumeric(right) ? compareNumbers(left, right) : undefined
}
