import { addDecimals, divideDecimals, multiplyDecimals, negateDecimal, remainderDecimals } from './decimal.ts'
import { floatValue, integerValue, isInteger, toDecimal, toDouble, type WdlNumber } from './numbers.ts'
import { WdlDecimal } from './value.ts'

/** Why an operation has no result. */
export type ArithmeticFailure = 'overflow' | 'divide-by-zero'

const int64Max = 9223372036854775807n
const int64Min = -9223372036854775808n

interface Operation {
  readonly integers: (left: bigint, right: bigint) => bigint
  readonly doubles: (left: number, right: number) => number
  readonly decimals: (left: WdlDecimal, right: WdlDecimal) => WdlDecimal | undefined
  readonly divides?: true
}

/** The five operations, each on integers (64-bit, checked), doubles and decimals. */
export const operations = {
  add: { integers: (a, b) => a + b, doubles: (a, b) => a + b, decimals: addDecimals },
  sub: {
    integers: (a, b) => a - b,
    doubles: (a, b) => a - b,
    decimals: (a, b) => addDecimals(a, negateDecimal(b)),
  },
  mul: { integers: (a, b) => a * b, doubles: (a, b) => a * b, decimals: multiplyDecimals },
  div: { integers: (a, b) => a / b, doubles: (a, b) => a / b, decimals: divideDecimals, divides: true },
  mod: { integers: (a, b) => a % b, doubles: (a, b) => a % b, decimals: remainderDecimals, divides: true },
} as const satisfies Record<string, Operation>

/** Applies an operation: a decimal on either side makes a decimal, else a float makes a float, else integers. */
export function calculate(
  operation: Operation,
  left: WdlNumber,
  right: WdlNumber,
): WdlNumber | ArithmeticFailure {
  if (operation.divides && toDouble(right) === 0) return 'divide-by-zero'
  if (left instanceof WdlDecimal || right instanceof WdlDecimal) {
    const exactLeft = toDecimal(left)
    const exactRight = toDecimal(right)
    if (!exactLeft || !exactRight) return 'overflow'
    if (operation.divides && exactRight.digits === 0n) return 'divide-by-zero'
    return operation.decimals(exactLeft, exactRight) ?? 'overflow'
  }
  if (isInteger(left) && isInteger(right)) {
    const result = operation.integers(BigInt(left), BigInt(right))
    return result > int64Max || result < int64Min ? 'overflow' : integerValue(result)
  }
  return floatValue(operation.doubles(toDouble(left), toDouble(right)))
}
