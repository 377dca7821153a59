import { type ArithmeticFailure, calculate, type operations } from '../arithmetic.ts'
import { isNumeric, type WdlNumber } from '../numbers.ts'
import type { WdlValue } from '../value.ts'
import type { CallSite } from './call-site.ts'

type Operation = (typeof operations)[keyof typeof operations]

/** Applies one of the five operations to the two arguments of a call. */
export function calculateNumbers(
  call: CallSite,
  operation: Operation,
  left: WdlValue,
  right: WdlValue,
): WdlNumber {
  if (!isNumeric(left)) throw call.wrongType(0, 'a number', left)
  if (!isNumeric(right)) throw call.wrongType(1, 'a number', right)
  const result = calculate(operation, left, right)
  return typeof result === 'string' ? fail(call, result, right) : result
}

function fail(call: CallSite, failure: ArithmeticFailure, right: WdlValue): never {
  if (failure === 'divide-by-zero') {
    throw call.error(
      'expression.divide-by-zero',
      `The function '${call.definition.name}' cannot divide by zero`,
      1,
      right,
    )
  }
  throw call.error('expression.overflow', `The result of '${call.definition.name}' is too large for its type`)
}
