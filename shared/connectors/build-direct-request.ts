import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { objectOf, propertyOf, textOf } from '../wdl/lookup.ts'
import type { ConnectorModel } from './connector-model.ts'
import { type ConnectorRequest, headerOf, type QueryPart, withHeader } from './connector-request.ts'
import { findOperationByPath } from './find-operation.ts'
import type { Operation, Parameter } from './operation.ts'
import { parameterTexts, plainText } from './parameter-text.ts'
import { encodeReserved } from './url-encoding.ts'

/** A request made of method and path, with the operation it was found to be. */
export interface DirectRequest {
  readonly request: ConnectorRequest
  /** Absent where the description has no such path: no policy of one operation is for it then. */
  readonly operation?: Operation
}

/**
 * Makes the request of an `ApiConnection` action, which gives `method`, `path`, `queries`, `headers` and `body` itself.
 * The path is encoded by the flow and stays so; internal parameters that the flow does not give come from the
 * description. Source: WDL reference, "ApiConnection action".
 */
export function buildDirectRequest(
  connector: Pick<ConnectorModel, 'servers' | 'operations' | 'basePath'>,
  inputs: WdlObject,
): DirectRequest {
  const method = (textOf(inputs, 'method') ?? 'get').toUpperCase()
  const given = textOf(inputs, 'path') ?? '/'
  const path = encodeReserved(given.startsWith('/') ? given : `/${given}`)
  const found = findOperationByPath(connector, method, path)
  const parameters = found?.operation.parameters ?? []
  const query = Object.entries(objectOf(inputs, 'queries') ?? {}).flatMap(([name, value]) =>
    queryParts(name, value, parameterOf(parameters, 'query', name)),
  )
  let headers: Readonly<Record<string, string>> = {}
  for (const [name, value] of Object.entries(objectOf(inputs, 'headers') ?? {})) {
    if (value !== null) headers = withHeader(headers, name, plainText(value))
  }
  for (const parameter of parameters.filter(isFixed)) {
    const [text] = parameterTexts(parameter, parameter.default ?? null)
    const isMissing =
      parameter.in === 'header'
        ? headerOf(headers, parameter.name) === undefined
        : !query.some(({ name }) => name.toLowerCase() === parameter.name.toLowerCase())
    if (text === undefined || !isMissing) continue
    if (parameter.in === 'header') headers = withHeader(headers, parameter.name, text.value)
    else query.push(text)
  }
  const value = propertyOf(inputs, 'body')
  const request: ConnectorRequest = {
    method,
    baseUrl: found?.operation.servers?.[0] ?? connector.servers[0] ?? '',
    path,
    pathValues: found?.values ?? {},
    query,
    headers,
    ...(value === undefined || value === null ? {} : { body: bodyOf(value, headers, found?.operation) }),
  }
  return found === undefined ? { request } : { request, operation: found.operation }
}

/** Parameters that nobody sees and that have a value: the flow cannot give them. */
function isFixed(parameter: Parameter): boolean {
  const isPlaced = parameter.in === 'query' || parameter.in === 'header'
  return (
    isPlaced &&
    parameter.default !== undefined &&
    (parameter.isRequired || parameter.visibility === 'internal')
  )
}

function parameterOf(
  parameters: readonly Parameter[],
  place: Parameter['in'],
  name: string,
): Parameter | undefined {
  return parameters.find((one) => one.in === place && one.name.toLowerCase() === name.toLowerCase())
}

function queryParts(name: string, value: WdlValue, parameter: Parameter | undefined): readonly QueryPart[] {
  if (value === null) return []
  if (parameter !== undefined) return parameterTexts(parameter, value)
  const values = Array.isArray(value) ? (value as readonly WdlValue[]) : [value]
  return values.map((one) => ({ name, value: plainText(one) }))
}

function bodyOf(
  value: WdlValue,
  headers: Readonly<Record<string, string>>,
  operation: Operation | undefined,
): NonNullable<ConnectorRequest['body']> {
  const type = headerOf(headers, 'Content-Type') ?? operation?.body?.contents[0]?.mediaType
  return { kind: 'value', value, mediaType: type ?? 'application/json' }
}
