import { isArray, isObject } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { propertyNameOf } from '../../shared/wdl/lookup.ts'

/**
 * Outputs of one run for each item of a debatched trigger: those of the trigger, with the item as body; `undefined`
 * when what `splitOn` gave is no list. Null is a list without items. Source: WDL reference, "splitOn".
 */
export function splitOutputs(outputs: WdlValue, items: WdlValue): readonly WdlValue[] | undefined {
  if (items === null) return []
  if (!isArray(items)) return undefined
  const whole = isObject(outputs) ? outputs : {}
  const bodyName = propertyNameOf(whole, 'body') ?? 'body'
  return items.map((item) => ({ ...whole, [bodyName]: item }))
}
