import { isSecretHeader } from '../../shared/connectors/secret-headers.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { foldName, isObject, textOf } from '../../shared/wdl/lookup.ts'

/** What of a polling trigger's inputs belongs to its first address only. */
const ofFirstAddress = new Set(['uri', 'method', 'queries', 'body'])

/** What signs the requests to the address that the flow names, and may go to no other origin. */
const secrets = new Set(['authentication', 'cookie'])

/**
 * The inputs of a polling trigger for the address that an earlier answer pointed to: asked with GET, without the first
 * address's queries and body, and without whatever signs requests where the service sent us to another origin.
 */
export function inputsAtCursor(inputs: WdlValue, cursor: string): WdlValue {
  if (!isObject(inputs)) return { method: 'GET', uri: cursor }
  const isHome = originOf(textOf(inputs, 'uri') ?? '') === originOf(cursor)
  const kept = Object.entries(inputs).flatMap(([name, value]): [string, WdlValue][] => {
    const folded = foldName(name)
    if (ofFirstAddress.has(folded) || (!isHome && secrets.has(folded))) return []
    return [[name, folded === 'headers' && !isHome && isObject(value) ? withoutSecrets(value) : value]]
  })
  return { ...Object.fromEntries(kept), method: 'GET', uri: cursor }
}

function withoutSecrets(headers: WdlObject): WdlObject {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !isSecretHeader(name)))
}

function originOf(url: string): string | undefined {
  try {
    return new URL(url).origin
  } catch {
    return undefined
  }
}
