import type { HttpResponse } from '../../shared/connectors/http-exchange.ts'
import type { Content, Operation, OperationResponse } from '../../shared/connectors/index.ts'
import { isTextual } from '../../shared/connectors/request-values.ts'
import { decodeUtf8Strict, encodeBase64 } from '../../shared/expressions/bytes.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { parseJson } from '../../shared/json/index.ts'
import { typesOf } from '../../shared/json-schema/follows-schema.ts'
import { resolveSchema } from '../../shared/json-schema/index.ts'
import { textOf } from '../../shared/wdl/lookup.ts'

/**
 * The body of an answer as a value of the language, by its content type and by what the operation promises: a file is
 * `{$content-type, $content}` whatever its type, text stays text, JSON that came as text is read where an object, a
 * list or a number is promised. Nothing came: null. Source: "Handle content types in Azure Logic Apps".
 */
export function readOperationBody(
  root: WdlObject,
  operation: Operation | undefined,
  { status, headers, body }: HttpResponse,
): WdlValue {
  if (body.byteLength === 0) return null
  const contentType = headers['content-type']
  const type = mediaTypeOf(contentType)
  const schema = schemaOf(root, operation, status, type)
  if (isFile(schema)) return envelope(body, contentType)
  const wanted = schema === undefined ? [] : typesOf(schema)
  if (isJson(type)) return typed(decode(body, contentType), wanted)
  if (type === '' || type.startsWith('text/')) {
    const text = decode(body, contentType)
    const wantsText = wanted.length === 0 ? type !== '' : wanted.includes('string')
    return wantsText ? text : readJsonOr(text, text)
  }
  if (wanted.includes('string')) {
    const text = isTextual(type) ? decode(body, contentType) : decodeUtf8Strict(body)
    return text ?? envelope(body, contentType)
  }
  if (wanted.length > 0) return readJsonOr(decode(body, contentType), envelope(body, contentType))
  return envelope(body, contentType)
}

/** JSON as it is; a plain value where text is promised is that text. */
function typed(text: string, wanted: readonly string[]): WdlValue {
  const value = readJsonOr(text, text)
  const isPlain = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
  return isPlain && wanted.length === 1 && wanted[0] === 'string' ? text.trim() : value
}

function readJsonOr(text: string, other: WdlValue): WdlValue {
  try {
    return parseJson(text)
  } catch {
    return other
  }
}

/** What the operation promises for a status: told by it, by its class (`2XX`), or by `default`. */
export function responseFor(
  operation: Pick<Operation, 'responses'>,
  status: number,
): OperationResponse | undefined {
  const names = [String(status), `${Math.floor(status / 100)}XX`]
  return (
    operation.responses.find((response) => names.includes(response.status)) ??
    (status < 300 ? operation.responses.find((response) => /^2/.test(response.status)) : undefined) ??
    operation.responses.find((response) => response.status === 'default')
  )
}

function schemaOf(
  root: WdlObject,
  operation: Operation | undefined,
  status: number,
  type: string,
): WdlObject | undefined {
  const contents = operation === undefined ? [] : (responseFor(operation, status)?.contents ?? [])
  const content: Content | undefined =
    contents.find(({ mediaType }) => mediaTypeOf(mediaType) === type) ?? contents[0]
  return content?.schema === undefined ? undefined : resolveSchema(root, content.schema)
}

function isFile(schema: WdlObject | undefined): boolean {
  return schema !== undefined && (textOf(schema, 'type') === 'file' || textOf(schema, 'format') === 'binary')
}

function envelope(body: Uint8Array, contentType: string | undefined): WdlObject {
  return { '$content-type': contentType ?? 'application/octet-stream', $content: encodeBase64(body) }
}

function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

function isJson(type: string): boolean {
  return type === 'application/json' || type === 'text/json' || type.endsWith('+json')
}

function decode(bytes: Uint8Array, contentType: string | undefined): string {
  const charset = /charset="?([\w-]+)"?/i.exec(contentType ?? '')?.[1]
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
