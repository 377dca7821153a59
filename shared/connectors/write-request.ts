import { ConnectorError } from '../errors/index.ts'
import { decodeBase64, encodeUtf8 } from '../expressions/bytes.ts'
import { isContent } from '../expressions/content.ts'
import type { WdlValue } from '../expressions/value.ts'
import { parseJson, printJson } from '../json/index.ts'
import { isObject, textOf } from '../wdl/lookup.ts'
import {
  type ConnectorRequest,
  type FormField,
  headerOf,
  type RequestContent,
  withHeader,
} from './connector-request.ts'
import type { HttpRequest } from './http-exchange.ts'
import { plainText } from './parameter-text.ts'
import { isTextual } from './request-values.ts'
import { encodePart, encodeReserved } from './url-encoding.ts'

/** What goes to the wire of a request; limits are the caller's to add. */
export type WrittenRequest = Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'>

/**
 * Writes a request as HTTP: its URL, and its body in the media type it says (JSON, text, bytes, form, multipart).
 * @throws ConnectorError `connector.no-host` where neither description nor policy names a host
 */
export function writeRequest(request: ConnectorRequest): WrittenRequest {
  checkBaseUrl(request.baseUrl)
  const query = request.query.map(({ name, value, allowsReserved }) => {
    return `${encodePart(name)}=${allowsReserved === true ? encodeReserved(value) : encodePart(value)}`
  })
  const joiner = request.path.includes('?') ? '&' : '?'
  const url = `${request.baseUrl}${request.path}${query.length === 0 ? '' : joiner}${query.join('&')}`
  const content = request.body === undefined ? undefined : writeContent(request.body)
  if (content === undefined) return { method: request.method, url, headers: request.headers }
  // A form's boundary is part of its type; of other bodies the request may name the type.
  const given = request.body?.kind === 'form' ? undefined : headerOf(request.headers, 'Content-Type')
  return {
    method: request.method,
    url,
    headers: withHeader(request.headers, 'Content-Type', given ?? content.type),
    body: content.body,
  }
}

function checkBaseUrl(baseUrl: string): void {
  if (/^https?:\/\/[^\s/?#@\\]+(\/[^\s?#\\]*)?$/i.test(baseUrl)) return
  throw new ConnectorError(
    'connector.no-host',
    baseUrl === ''
      ? 'The connector does not say which host to call.'
      : `The connector would call '${baseUrl}', which is no URL of a host.`,
    { hint: 'Set "host" in its description, or the host in the connection.' },
  )
}

interface Written {
  readonly type: string
  readonly body: string | Uint8Array
}

function writeContent(content: RequestContent): Written {
  if (content.kind === 'form') {
    return content.isMultipart ? writeMultipart(content.fields) : writeForm(content.fields)
  }
  const { value, mediaType } = content
  if (isContent(value)) {
    const type = /\*/.test(mediaType) || /json/i.test(mediaType) ? value['$content-type'] : mediaType
    return { type, body: bytesOf(value) }
  }
  if (/x-www-form-urlencoded/i.test(mediaType) && isObject(value)) {
    return writeForm(Object.entries(value).map(([name, field]) => ({ name, value: field, isFile: false })))
  }
  const isPlain = isTextual(mediaType) || /octet-stream|^image\/|^audio\/|^video\/|pdf|zip/i.test(mediaType)
  if (typeof value === 'string' && (isPlain || isJsonText(value))) return { type: mediaType, body: value }
  return { type: /\*/.test(mediaType) ? 'application/json' : mediaType, body: printJson(value) }
}

/** A whole JSON object or list that a flow gives as text is sent as it is. */
function isJsonText(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    parseJson(text)
    return true
  } catch {
    return false
  }
}

function writeForm(fields: readonly FormField[]): Written {
  const pairs = fields.map(({ name, value }) => `${formEncode(name)}=${formEncode(plainText(value))}`)
  return { type: 'application/x-www-form-urlencoded', body: pairs.join('&') }
}

/** Source: WHATWG URL, "application/x-www-form-urlencoded serializing". */
function formEncode(text: string): string {
  return encodePart(text).replaceAll('%20', '+')
}

/** Source: RFC 7578. */
function writeMultipart(fields: readonly FormField[]): Written {
  const parts = fields.map((field) => ({ head: partHead(field), body: bytesOf(field.value) }))
  const boundary = freeBoundary(parts.map(({ body }) => body))
  const chunks = parts.flatMap(({ head, body }) => [
    encodeUtf8(`--${boundary}\r\n${head}\r\n\r\n`),
    body,
    encodeUtf8('\r\n'),
  ])
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: concatenate([...chunks, encodeUtf8(`--${boundary}--\r\n`)]),
  }
}

function partHead({ name, value, isFile }: FormField): string {
  const disposition = `Content-Disposition: form-data; name="${quotedName(name)}"`
  if (!isFile) return disposition
  const file = textOf(value, 'fileName') ?? textOf(value, 'name') ?? name
  const type = isContent(value) ? value['$content-type'].replace(/[\r\n]/g, '') : 'application/octet-stream'
  return `${disposition}; filename="${quotedName(file)}"\r\nContent-Type: ${type}`
}

/** Source: WHATWG HTML, "multipart/form-data". */
function quotedName(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function bytesOf(value: WdlValue): Uint8Array {
  if (isContent(value)) return decodeBase64(value.$content) ?? encodeUtf8(value.$content)
  return encodeUtf8(plainText(value))
}

/** A boundary that occurs in none of the parts; the same request always has the same. */
function freeBoundary(bodies: readonly Uint8Array[]): string {
  for (let attempt = 0; ; attempt += 1) {
    const boundary = `flowbench-boundary-${attempt}`
    const bytes = encodeUtf8(boundary)
    if (!bodies.some((body) => contains(body, bytes))) return boundary
  }
}

function contains(bytes: Uint8Array, wanted: Uint8Array): boolean {
  const first = wanted[0] ?? 0
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
