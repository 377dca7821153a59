import type { WdlValue } from '../../expressions/value.ts'
import { isObject, textOf } from '../../wdl/lookup.ts'
import { plainText } from '../parameter-text.ts'
import { bodyPolicy } from './change-body.ts'
import { getAt, readSteps } from './policy-path.ts'

/** A list of objects becomes an object of them by `keyWithinCollectionPath`; `retainKey` (default true) leaves the key inside. */
export const convertArrayToObject = bodyPolicy('convertarraytoobject', (value, parameters) => {
  if (!Array.isArray(value)) return undefined
  const keyPath = readSteps(textOf(parameters, 'keyWithinCollectionPath') ?? '')
  const retains = String(parameters.retainKey ?? 'true').toLowerCase() !== 'false'
  const entries = (value as readonly WdlValue[]).flatMap((item) => {
    const key = getAt(item, keyPath)
    if (key === undefined || key === null || !isObject(item)) return []
    const [first] = keyPath
    const inner = retains || keyPath.length > 1 ? item : without(item, String(first))
    return [[plainText(key), inner] as const]
  })
  return Object.fromEntries(entries)
})

function without(item: Readonly<Record<string, WdlValue>>, name: string): Readonly<Record<string, WdlValue>> {
  return Object.fromEntries(Object.entries(item).filter(([key]) => key !== name))
}
