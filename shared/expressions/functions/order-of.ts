import { compareValues } from '../compare.ts'
import { isNumeric } from '../numbers.ts'
import type { WdlValue } from '../value.ts'
import type { CallSite } from './call-site.ts'

/** Order of the two arguments of a comparison; NaN where a number is none. Throws when their kinds differ. */
export function orderOf(call: CallSite, value: WdlValue, compareTo: WdlValue): number {
  if (typeof value === 'number' && typeof compareTo === 'number') return value - compareTo
  const order = compareValues(value, compareTo)
  if (order !== undefined) return order
  if (!isNumeric(value) && typeof value !== 'string') throw call.wrongType(0, 'a number or text', value)
  throw call.wrongType(
    1,
    isNumeric(value) ? 'a number, as the first value is one,' : 'text, as the first value is,',
    compareTo,
  )
}
