import { ConnectorError } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import type { ConnectorModel } from './connector-model.ts'
import type { ConnectorRequest, FormField, QueryPart, RequestContent } from './connector-request.ts'
import { headerOf, withHeader } from './connector-request.ts'
import { type Operation, type Parameter, successResponse } from './operation.ts'
import { parameterTexts, separatorOf } from './parameter-text.ts'
import { givenBody, missingParameters, valueOfParameter, withBodyDefaults } from './request-values.ts'
import { encodePart, encodeReserved } from './url-encoding.ts'

/** What a connector's request needs of the connector. */
type Described = Pick<ConnectorModel, 'servers' | 'definition'>

/**
 * Makes the request of an operation of values by parameter name, as a flow's `inputs.parameters` hold them; the body
 * whole or in parts (`body/name`). Defaults and what the description fixes (internal parameters) are filled in.
 * @throws ConnectorError `connector.missing-parameter` naming all that is missing; `connector.invalid-header` for a
 *   line break in a header
 */
export function buildRequest(connector: Described, operation: Operation, given: WdlObject): ConnectorRequest {
  const missing = [...missingParameters(operation, given)]
  const content = buildContent(connector, operation, given)
  if (content === undefined && operation.body?.isRequired === true) missing.push(operation.body.name)
  if (missing.length > 0) throw missingError(operation, missing)
  const values = operation.parameters.flatMap((parameter) => {
    const value = valueOfParameter(parameter, given)
    return value === undefined ? [] : [{ parameter, value }]
  })
  const inPlace = (place: Parameter['in']) => values.filter(({ parameter }) => parameter.in === place)
  const pathValues = Object.fromEntries(inPlace('path').map((one) => [one.parameter.name, pathText(one)]))
  const query = inPlace('query').flatMap(({ parameter, value }) => queryParts(parameter, value))
  return {
    method: operation.method,
    baseUrl: operation.servers?.[0] ?? connector.servers[0] ?? '',
    path: fillPath(operation.path, pathValues),
    pathValues,
    query,
    headers: buildHeaders(operation, [...inPlace('header'), ...inPlace('cookie')]),
    ...(content === undefined ? {} : { body: content }),
  }
}

interface Given {
  readonly parameter: Parameter
  readonly value: WdlValue
}

function fillPath(template: string, values: Readonly<Record<string, string>>): string {
  const [path = '', ...query] = template.split('?')
  const filled = path.replace(/\{([^{}]+)\}/g, (whole, name: string) => values[name] ?? whole)
  const all = [filled.startsWith('/') ? filled : `/${filled}`, ...query].join('?')
  return all.replace(/^\/\{connectionId\}(?=\/|$)/i, '')
}

function pathText({ parameter, value }: Given): string {
  const once = (text: string) => (parameter.allowsReserved ? encodeReserved(text) : encodePart(text))
  const encode = (text: string) => (parameter.urlEncoding === 'double' ? encodePart(once(text)) : once(text))
  const texts = parameterTexts(parameter, value)
  const isNamed = parameter.objectFormat === 'properties' && texts.some(({ name }) => name !== parameter.name)
  const separator = separatorOf(parameter)
  const parts = texts.map((text) =>
    isNamed
      ? `${encodePart(text.name)}=${encode(text.value)}`
      : text.value.split(separator).map(encode).join(encodeSeparator(parameter, separator)),
  )
  if (parameter.pathStyle === 'label') return `.${parts.join('.')}`
  if (parameter.pathStyle === 'matrix') {
    return isNamed ? `;${parts.join(';')}` : `;${encodePart(parameter.name)}=${parts.join(',')}`
  }
  return parts.join(',')
}

/** A comma inside one text is data; between items it separates. */
function encodeSeparator({ schema, urlEncoding }: Parameter, separator: string): string {
  if (schema.type === 'array' && separator === ',') return ','
  return urlEncoding === 'double' ? encodePart(encodePart(separator)) : encodePart(separator)
}

function queryParts(parameter: Parameter, value: WdlValue): readonly QueryPart[] {
  if (value === '' && !parameter.isRequired) return []
  return parameterTexts(parameter, value).map((text) => ({
    ...text,
    ...(parameter.allowsReserved ? { allowsReserved: true } : {}),
  }))
}

function buildHeaders(operation: Operation, values: readonly Given[]): Readonly<Record<string, string>> {
  let headers: Readonly<Record<string, string>> = {}
  for (const { parameter, value } of values) {
    const text = parameterTexts(parameter, value)
      .map((one) => one.value)
      .join(',')
    if (text === '' && !parameter.isRequired) continue
    if (parameter.in === 'cookie') {
      const before = headerOf(headers, 'Cookie')
      const cookie = `${parameter.name}=${encodePart(text)}`
      headers = withHeader(headers, 'Cookie', before === undefined ? cookie : `${before}; ${cookie}`)
    } else headers = withHeader(headers, parameter.name, checkedHeader(operation, parameter.name, text))
  }
  if (headerOf(headers, 'Accept') !== undefined) return headers
  const types = [...new Set(successResponse(operation)?.contents.map(({ mediaType }) => mediaType) ?? [])]
  return types.length === 0 ? headers : { ...headers, Accept: types.join(', ') }
}

function checkedHeader(operation: Operation, name: string, text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (!/[\u0000-\u0008\u000a-\u001f\u007f]/.test(text)) return text
  throw new ConnectorError(
    'connector.invalid-header',
    `'${operation.operationId}' cannot be called: the header '${name}' holds a line break or control character.`,
    { hint: 'Take it away with trim() or replace().' },
  )
}

function buildContent(
  connector: Described,
  operation: Operation,
  given: WdlObject,
): RequestContent | undefined {
  const fields = operation.parameters
    .filter((parameter) => parameter.in === 'formData')
    .flatMap((parameter) => formFields(parameter, valueOfParameter(parameter, given)))
  if (fields.length > 0) return { kind: 'form', fields, isMultipart: isMultipart(operation, fields) }
  const { body } = operation
  if (body === undefined) return undefined
  const wanted = wantedType(operation, given)
  const content = body.contents.find(({ mediaType }) => mediaType === wanted) ?? body.contents[0]
  const raw = givenBody(body, given)
  const hasBody = raw !== undefined || body.isRequired
  const value = hasBody ? withBodyDefaults(connector.definition, content?.schema, raw) : undefined
  if (value === undefined) return undefined
  return { kind: 'value', value, mediaType: wanted ?? content?.mediaType ?? 'application/json' }
}

/** A `Content-Type` that is a parameter of the operation says what the body is. */
function wantedType(operation: Operation, given: WdlObject): string | undefined {
  const parameter = operation.parameters.find(
    ({ name, in: place }) => place === 'header' && name.toLowerCase() === 'content-type',
  )
  const value = parameter === undefined ? undefined : valueOfParameter(parameter, given)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function formFields(parameter: Parameter, value: WdlValue | undefined): readonly FormField[] {
  if (value === undefined) return []
  if (parameter.isFile) {
    const files = Array.isArray(value) ? (value as readonly WdlValue[]) : [value]
    return files.map((file) => ({ name: parameter.name, value: file, isFile: true }))
  }
  return parameterTexts(parameter, value).map((text) => ({ ...text, isFile: false }))
}

function isMultipart({ consumes }: Operation, fields: readonly FormField[]): boolean {
  if (fields.some(({ isFile }) => isFile)) return true
  return (
    consumes.some((type) => /^multipart\//i.test(type)) && !consumes.some((type) => /x-www-form/i.test(type))
  )
}

function missingError(operation: Operation, missing: readonly string[]): ConnectorError {
  const names = missing.map((name) => `'${name}'`).join(', ')
  return new ConnectorError(
    'connector.missing-parameter',
    missing.length === 1
      ? `'${operation.operationId}' cannot be called: ${names} is missing.`
      : `'${operation.operationId}' cannot be called: ${names} are missing.`,
    { hint: 'Give a value in the parameters of the action.' },
  )
}
