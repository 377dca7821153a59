import { WdlFloat, type WdlValue } from '../expressions/value.ts'

/**
 * The exact value of a JSON number literal: an integer (beyond the safe range a bigint), else a float; `5.0` and
 * `1e3` stay floats. Integers beyond 64 bits become floats, as the platform reads them.
 */
export function jsonNumber(source: string): WdlValue {
  const value = Number(source)
  if (!/^-?\d+$/.test(source))
    return Number.isInteger(value) || !Number.isFinite(value) ? new WdlFloat(value) : value
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value
  const exact = BigInt(source)
  return BigInt.asIntN(64, exact) === exact ? exact : new WdlFloat(value)
}
