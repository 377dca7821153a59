import { isContent, textOfContent, toText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { propertyOf } from '../../shared/wdl/lookup.ts'

/**
 * The bytes or text of a request's body. An object or list is sent as JSON, a content envelope as its bytes, text as
 * it is; the content type is set where the headers name none. `$multipart` becomes a multipart body.
 * Source: "Handle content types in Azure Logic Apps".
 */
export function encodeBody(body: WdlValue, headers: Record<string, string>): string | Uint8Array | undefined {
  if (body === null) return undefined
  const named = Object.keys(headers).find((name) => name.toLowerCase() === 'content-type')
  const setType = (type: string) => {
    if (named === undefined) headers['Content-Type'] = type
  }
  const parts = propertyOf(body, '$multipart')
  if (Array.isArray(parts)) return multipart(parts, headers, named)
  if (isContent(body)) {
    const type = propertyOf(body as WdlValue, '$content-type')
    if (typeof type === 'string') setType(type)
    return contentBytes(body as WdlValue)
  }
  if (typeof body === 'string') {
    setType('text/plain; charset=utf-8')
    return body
  }
  setType('application/json')
  return typeof body === 'object' ? printJson(body) : toText(body)
}

/** A response's body as a value: JSON, text, a form, or a content envelope of its bytes. */
export function readBody(bytes: Uint8Array, contentType: string | undefined): WdlValue {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (bytes.byteLength === 0) return ''
  if (type === 'application/json' || type.endsWith('+json')) {
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
  if (type !== 'application/x-www-form-urlencoded') return envelope
  const pairs = [...new URLSearchParams(decode(bytes, contentType))].map(([key, value]) => ({ key, value }))
  return { ...envelope, $formdata: pairs }
}

function decode(bytes: Uint8Array, contentType: string | undefined): string {
  const charset = /charset="?([\w-]+)"?/i.exec(contentType ?? '')?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

function contentBytes(content: WdlValue): Uint8Array {
  const base64 = propertyOf(content, '$content')
  return new Uint8Array(Buffer.from(typeof base64 === 'string' ? base64 : '', 'base64'))
}

function multipart(
  parts: readonly WdlValue[],
  headers: Record<string, string>,
  named: string | undefined,
): Uint8Array {
  const boundary = '----flowbench-7d1b3f0a9c'
  const chunks: Buffer[] = []
  for (const part of parts) {
    const own = propertyOf(part, 'headers')
    const partHeaders: Record<string, string> = {}
    for (const [name, value] of Object.entries((own ?? {}) as Record<string, WdlValue>))
      partHeaders[name] = toText(value)
    const body = propertyOf(part, 'body') ?? ''
    const encoded =
      isContent(body) && Object.keys(partHeaders).length > 0
        ? contentBytes(body)
        : encodeBody(body, partHeaders)
    chunks.push(Buffer.from(`--${boundary}\r\n`))
    for (const [name, value] of Object.entries(partHeaders)) chunks.push(Buffer.from(`${name}: ${value}\r\n`))
    chunks.push(Buffer.from('\r\n'), Buffer.from(encoded ?? ''), Buffer.from('\r\n'))
  }
  chunks.push(Buffer.from(`--${boundary}--\r\n`))
  const type = named === undefined ? 'multipart/form-data' : (headers[named] ?? 'multipart/form-data')
  headers[named ?? 'Content-Type'] = `${type.split(';')[0]}; boundary=${boundary}`
  return new Uint8Array(Buffer.concat(chunks))
}

/** Text of a body for messages: envelopes decoded. */
export function bodyText(body: WdlValue): string {
  return (isContent(body) ? textOfContent(body) : undefined) ?? toText(body)
}
