import { isContent, isObject, toText } from '../../shared/expressions/index.ts'
import { readMultipart } from '../../shared/expressions/multipart.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { encodeMultipart } from './http-multipart.ts'

/**
 * The bytes or text of a request's body. An object or list is sent as JSON, or as a form where the content type
 * says so; a content envelope as its bytes; text as it is; `$multipart` as its parts. The content type is set where
 * the headers name none. Source: "Handle content types in Azure Logic Apps".
 */
export function encodeBody(body: WdlValue, headers: Record<string, string>): string | Uint8Array | undefined {
  if (body === null) return undefined
  const named = Object.keys(headers).find((name) => name.toLowerCase() === 'content-type')
  const setType = (type: string) => {
    if (named === undefined) headers['Content-Type'] = type
  }
  const parts = propertyOf(body, '$multipart')
  if (Array.isArray(parts)) {
    const given = (named === undefined ? undefined : headers[named]) ?? textOf(body, '$content-type')
    const { bytes, contentType } = encodeMultipart(parts, given, encodeBody)
    headers[named ?? 'Content-Type'] = contentType
    return bytes
  }
  if (isContent(body)) {
    setType(body['$content-type'])
    return Buffer.from(body.$content, 'base64')
  }
  const pairs = propertyOf(body, '$formdata')
  if (Array.isArray(pairs)) {
    setType('application/x-www-form-urlencoded')
    return formOf(
      (pairs as readonly WdlValue[]).map((pair) => [
        textOf(pair, 'key') ?? '',
        propertyOf(pair, 'value') ?? null,
      ]),
    )
  }
  const type = mediaTypeOf(named === undefined ? undefined : headers[named])
  if (typeof body === 'string') {
    setType('text/plain; charset=utf-8')
    return encodeText(body, named === undefined ? undefined : headers[named])
  }
  if (type === 'application/x-www-form-urlencoded' && isObject(body)) return formOf(Object.entries(body))
  setType('application/json')
  return typeof body === 'object' ? printJson(body) : toText(body)
}

/**
 * A response's body as a value: JSON, text, or a content envelope of its bytes, beside which stand the fields of a
 * form and the parts of multipart content.
 */
export function readBody(bytes: Uint8Array, contentType: string | undefined): WdlValue {
  const type = mediaTypeOf(contentType)
  if (bytes.byteLength === 0) return ''
  if (type === 'application/json' || type === 'text/json' || type.endsWith('+json')) {
    const text = decode(bytes, contentType)
    try {
      return parseJson(text)
    } catch {
      return text
    }
  }
  if (type.startsWith('text/')) return decode(bytes, contentType)
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  const envelope = { '$content-type': contentType ?? 'application/octet-stream', $content: base64 }
  if (type === 'application/x-www-form-urlencoded') {
    const pairs = [...new URLSearchParams(decode(bytes, contentType))]
    return { ...envelope, $formdata: pairs.map(([key, value]) => ({ key, value })) }
  }
  const parts = type.startsWith('multipart/') ? readMultipart(envelope) : undefined
  return parts === undefined ? envelope : { ...envelope, $multipart: parts.map((part) => ({ ...part })) }
}

/** The type without its parameters, in lower case. */
function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /charset="?([\w-]+)"?/i.exec(contentType ?? '')?.[1]?.toLowerCase()
}

function decode(bytes: Uint8Array, contentType: string | undefined): string {
  try {
    return new TextDecoder(charsetOf(contentType) ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

/** Charsets a text may be sent in; all others are sent as UTF-8. */
const encodings: Readonly<Record<string, BufferEncoding>> = {
  'us-ascii': 'latin1',
  'iso-8859-1': 'latin1',
  latin1: 'latin1',
  'utf-16': 'utf16le',
  'utf-16le': 'utf16le',
}

function encodeText(text: string, contentType: string | undefined): string | Uint8Array {
  const encoding = encodings[charsetOf(contentType) ?? '']
  return encoding === undefined ? text : Buffer.from(text, encoding)
}

/** A form: a list gives its name once for each item, null is left out. */
function formOf(entries: Iterable<readonly [string, WdlValue]>): string {
  const form = new URLSearchParams()
  for (const [name, value] of entries) {
    const values = Array.isArray(value) ? (value as readonly WdlValue[]) : [value]
    for (const item of values) if (item !== null) form.append(name, toText(item))
  }
  return form.toString()
}
