import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { referenceOf } from '../wdl/connectors-used.ts'
import { isObject, objectOf, propertyNameOf, propertyOf, textOf } from '../wdl/lookup.ts'

/**
 * Ids by which the connector of an action may be found, the surest first: `host.apiId`, the connection reference's
 * api, a connection's own path (`.../apis/shared_x/connections/1`), the old `runtimeUrl`, the reference's name.
 * `inputs` are evaluated; names come with and without the platform's `shared_`.
 */
export function connectorIdsOf(inputs: WdlValue, connectionReferences: WdlObject): readonly string[] {
  const host = objectOf(inputs, 'host')
  const connection = propertyOf(host, 'connection')
  const named = textOf(connection, 'name')
  const reference = referenceOf(host)
  const found = [
    lastPart(textOf(host, 'apiId')),
    apiOf(connectionReferences, reference),
    apiInPath(named ?? reference),
    apiOf(connectionReferences, lastPart(named)),
    lastPart(textOf(objectOf(host, 'api'), 'runtimeUrl')),
    lastPart(named ?? reference)?.replace(/[-_]\d+$/, ''),
  ]
  const ids = found.filter((id): id is string => id !== undefined && id !== '')
  return [...new Set(ids.flatMap((id) => [id, /^shared_/i.test(id) ? id.slice(7) : `shared_${id}`]))]
}

function lastPart(id: string | undefined): string | undefined {
  return id?.replace(/\/+$/, '').split('/').at(-1)
}

/** `/providers/.../apis/shared_x/connections/1` and `/subscriptions/.../managedApis/x`. */
function apiInPath(path: string | undefined): string | undefined {
  return /\/(?:apis|managedApis)\/([^/]+)/i.exec(path ?? '')?.[1]
}

function apiOf(references: WdlObject, name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  const entry = references[propertyNameOf(references, name) ?? '']
  if (!isObject(entry)) return undefined
  const api = objectOf(entry, 'api')
  const id = textOf(api, 'name') ?? textOf(api, 'id') ?? textOf(entry, 'id')
  return apiInPath(id) ?? lastPart(id)
}
