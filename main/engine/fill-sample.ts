import type { WdlValue } from '../../shared/expressions/value.ts'
import { isObject, propertyOf } from '../../shared/wdl/lookup.ts'

/**
 * What a connector's description says an action answers, with properties that the flow reads and the description
 * does not know (dynamic schemas) added. Where both know a value, the description's holds.
 */
export function fillSample(known: WdlValue, read: WdlValue | undefined): WdlValue {
  if (read === undefined || read === null) return known
  if (Array.isArray(known) && Array.isArray(read)) {
    const [first] = read as readonly WdlValue[]
    return known.length === 0 ? read : (known as readonly WdlValue[]).map((item) => fillSample(item, first))
  }
  if (!isObject(known) || !isObject(read)) return known
  const own = Object.entries(known).map(([name, value]) => [name, fillSample(value, propertyOf(read, name))])
  const added = Object.entries(read).filter(([name]) => propertyOf(known, name) === undefined)
  return { ...Object.fromEntries(own), ...Object.fromEntries(added) }
}
