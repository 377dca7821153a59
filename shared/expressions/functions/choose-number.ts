import { compareNumbers, type WdlNumber } from '../numbers.ts'
import type { WdlValue } from '../value.ts'
import type { CallSite } from './call-site.ts'

/** The number of several arguments, or of one array, for which `isBetter` holds against all before it. */
export function chooseNumber(
  call: CallSite,
  values: readonly WdlValue[],
  isBetter: (order: number) => boolean,
): WdlNumber {
  const [only] = values
  const isList = values.length === 1 && Array.isArray(only)
  const candidates = isList ? (only as readonly WdlValue[]) : values
  let best: WdlNumber | undefined
  candidates.forEach((candidate, index) => {
    const number = call.number(candidate, isList ? 0 : index)
    if (best === undefined || isBetter(compareNumbers(number, best))) best = number
  })
  if (best === undefined) throw call.wrongValue(0, 'at least one number', only ?? null)
  return best
}
