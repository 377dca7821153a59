import { createHash } from 'node:crypto'
import { toText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { objectOf, propertyOf } from '../../shared/wdl/lookup.ts'

type EncodePart = (body: WdlValue, headers: Record<string, string>) => string | Uint8Array | undefined

/**
 * Multipart content of `$multipart`: parts of `{headers, body}`, each body encoded by its own content type. The
 * boundary is the one the content type names, else one that no part holds and that the same parts always get.
 * Source: RFC 2046, 5.1; "HTTP connector", content with multipart/form-data type.
 */
export function encodeMultipart(
  parts: readonly WdlValue[],
  contentType: string | undefined,
  encodePart: EncodePart,
): { bytes: Uint8Array; contentType: string } {
  const encoded = parts.map((part) => {
    const headers: Record<string, string> = {}
    for (const [name, value] of Object.entries(objectOf(part, 'headers') ?? {})) {
      if (value !== null) headers[name] = toText(value).replace(/[\r\n]+/g, ' ')
    }
    const body = Buffer.from(encodePart(propertyOf(part, 'body') ?? '', headers) ?? '')
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    return Buffer.concat([Buffer.from(`${head.join('')}\r\n`), body, Buffer.from('\r\n')])
  })
  const type = contentType ?? 'multipart/form-data'
  const given = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type)
  const boundary = given?.[1] ?? given?.[2] ?? makeBoundary(encoded)
  const opening = Buffer.from(`--${boundary}\r\n`)
  const chunks = encoded.flatMap((part) => [opening, part])
  return {
    bytes: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
    contentType: given === null ? `${type.replace(/[;\s]+$/, '')}; boundary=${boundary}` : type,
  }
}

function makeBoundary(parts: readonly Buffer[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  for (;;) {
    const boundary = `flowbench-${hash.copy().digest('hex').slice(0, 32)}`
    if (!parts.some((part) => part.includes(boundary))) return boundary
    hash.update('again')
  }
}
