import { Buffer } from 'node:buffer'
import type { HttpResponse } from '../../shared/connectors/http-exchange.ts'

/** Stands in an answer where the service said a secret back. Good in headers, JSON and addresses alike. */
export const echoMark = '***'

/** Shorter secrets are not looked for: they are words that stand in answers for other reasons. */
const minLength = 8

/** Bodies that can be searched without harm; a secret in others is nothing that a flow would show. */
const textType = /json|text|xml|html|x-www-form-urlencoded|javascript|csv|yaml/i

/**
 * An answer without the credentials its request was signed with, as some services say them back: in next links, in
 * errors, in what debugging services answer. So that they do not get into run histories. Looked for as they are, in
 * addresses and forms, escaped in JSON, and in base64.
 */
export function withoutEchoes(response: HttpResponse, credentials: readonly string[]): HttpResponse {
  const forms = [...new Set(credentials.filter(({ length }) => length >= minLength).flatMap(formsOf))]
    // The longest first: one form may be the beginning of another.
    .sort((a, b) => b.length - a.length)
  if (forms.length === 0) return response
  const clean = (text: string) => forms.reduce((rest, form) => rest.replaceAll(form, echoMark), text)
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, clean(value)]),
  )
  const isText = textType.test(response.headers['content-type'] ?? 'text')
  return { ...response, headers, body: isText ? cleanBytes(response.body, forms) : response.body }
}

function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8')
  const form = new URLSearchParams({ a: secret }).toString().slice(2)
  const escaped = JSON.stringify(secret).slice(1, -1)
  return [
    secret,
    escaped,
    escaped.replaceAll('/', '\\/'),
    encodeURIComponent(secret),
    form,
    bytes.toString('base64'),
    bytes.toString('base64url'),
  ]
}

function cleanBytes(body: Uint8Array, forms: readonly string[]): Uint8Array {
  const given = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  let bytes = given
  for (const form of forms) bytes = replaced(bytes, Buffer.from(form, 'utf8'))
  return bytes === given ? body : new Uint8Array(bytes)
}

/** The very same bytes where there is nothing to replace. */
function replaced(bytes: Buffer<ArrayBufferLike>, form: Buffer): Buffer<ArrayBufferLike> {
  let at = bytes.indexOf(form)
  if (at < 0) return bytes
  const parts: Uint8Array[] = []
  let from = 0
  for (; at >= 0; at = bytes.indexOf(form, from)) {
    parts.push(bytes.subarray(from, at), Buffer.from(echoMark))
    from = at + form.length
  }
  parts.push(bytes.subarray(from))
  return Buffer.concat(parts)
}
