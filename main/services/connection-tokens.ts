import { decodeBase64, decodeUtf8, encodeBase64, encodeUtf8 } from '../../shared/expressions/bytes.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { isObject, objectOf, propertyNameOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'

/** Header in which the platform hands a flow its connections. Flows of legacy packages read them from there. */
const header = 'X-MS-APIM-Tokens'

/**
 * Trigger outputs with the flow's connections in `X-MS-APIM-Tokens`: base64 of
 * `{"$connections": {name: {connectionId, connectionName, id}}, "$ConnectionKey", "$authentication"}`. No secret is in it. Only for a
 * definition that reads the header; one that the caller gave stays, what it lacks is added.
 */
export function withConnectionTokens(
  outputs: WdlValue,
  definition: string,
  connectionReferences: WdlObject,
): WdlValue {
  if (!isObject(outputs) || !readsHeader(definition)) return outputs
  const headers = objectOf(outputs, 'headers') ?? {}
  const name = propertyNameOf(headers, header) ?? header
  const tokens = filled(readTokens(textOf(headers, name)), {
    $connections: connectionsOf(connectionReferences),
    $ConnectionKey: '',
    $authentication: {},
  })
  return {
    ...outputs,
    headers: { ...headers, [name]: encodeBase64(encodeUtf8(printJson(tokens))) },
  }
}

const readers = new Map<string, boolean>()

/** Whether a definition reads the header; a flow that runs often is looked through once. */
function readsHeader(definition: string): boolean {
  let reads = readers.get(definition)
  if (reads === undefined) {
    reads = definition.toLowerCase().includes(header.toLowerCase())
    if (readers.size >= 64) readers.clear()
    readers.set(definition, reads)
  }
  return reads
}

function connectionsOf(references: WdlObject): WdlObject {
  return Object.fromEntries(
    Object.entries(references).map(([name, entry]) => {
      const api = textOf(entry, 'id') ?? textOf(objectOf(entry, 'api'), 'id') ?? `/apis/${name}`
      const nested = objectOf(entry, 'connection')
      const connectionName =
        textOf(entry, 'connectionName') ?? textOf(nested, 'connectionReferenceLogicalName') ?? name
      const connectionId = textOf(entry, 'connectionId') ?? `${api}/connections/${connectionName}`
      return [name, { connectionId, connectionName, id: api }]
    }),
  )
}

function readTokens(text: string | undefined): WdlValue {
  const bytes = decodeBase64(text ?? '')
  if (bytes === undefined || bytes.length === 0) return {}
  try {
    return parseJson(decodeUtf8(bytes))
  } catch {
    return {}
  }
}

/** A value, with what it lacks or has empty taken from another. */
function filled(value: WdlValue, other: WdlValue): WdlValue {
  if (value === null || value === '') return other
  if (!isObject(value) || !isObject(other)) return value
  const names = Object.keys(other).filter((name) => propertyOf(value, name) === undefined)
  const own = Object.entries(value).map(([name, inner]) => [
    name,
    filled(inner, propertyOf(other, name) ?? inner),
  ])
  return {
    ...Object.fromEntries(own),
    ...Object.fromEntries(names.map((name) => [name, other[name] ?? null])),
  }
}
