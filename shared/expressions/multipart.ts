import { decodeBase64, decodeText, encodeBase64 } from './bytes.ts'
import { type ContentEnvelope, contentOfBase64 } from './content.ts'

/** One part of multipart content; header names are in lower case. */
export interface FormPart {
  readonly headers: Readonly<Record<string, string>>
  readonly body: ContentEnvelope
}

/** Cuts multipart content into its parts; `undefined` when it is none. Source: RFC 2046, section 5.1. */
export function readMultipart(content: ContentEnvelope): FormPart[] | undefined {
  const contentType = content['$content-type']
  const boundary = /;\s*boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  const bytes = decodeBase64(content.$content)
  if (boundary === undefined || !bytes || !/^multipart\//i.test(contentType)) return undefined
  // Latin-1 keeps bytes and characters one to one, so that parts can be cut as text.
  const text = Array.from(chunks(bytes), (chunk) => String.fromCharCode(...chunk)).join('')
  const pieces = `\r\n${text}`.split(`\r\n--${boundary}`)
  const parts: FormPart[] = []
  for (const piece of pieces.slice(1)) {
    if (piece.startsWith('--')) break
    const end = piece.indexOf('\r\n\r\n')
    if (end === -1) continue
    const headers = readHeaders(piece.slice(0, end))
    const body = Uint8Array.from(piece.slice(end + 4), (char) => char.charCodeAt(0))
    parts.push({
      headers,
      body: contentOfBase64(encodeBase64(body), headers['content-type'] ?? 'text/plain'),
    })
  }
  return parts
}

function* chunks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 4096) yield bytes.subarray(at, at + 4096)
}

function readHeaders(block: string): Record<string, string> {
  const headers: Record<string, string> = Object.create(null)
  for (const line of block.split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const bytes = Uint8Array.from(line.slice(colon + 1).trim(), (char) => char.charCodeAt(0))
    headers[line.slice(0, colon).trim().toLowerCase()] = decodeText(bytes, 'utf-8') ?? ''
  }
  return headers
}
