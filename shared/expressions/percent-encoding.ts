import { decodeUtf8Strict, encodeUtf8 } from './bytes.ts'

const unreserved = /[A-Za-z0-9\-_.~]/

/** Percent-encodes all but the unreserved characters. Source: RFC 3986; .NET `Uri.EscapeDataString`. */
export function percentEncode(text: string): string {
  let result = ''
  for (const char of text) {
    if (unreserved.test(char)) result += char
    else for (const byte of encodeUtf8(char)) result += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return result
}

/** Undoes percent-encoding; what is no valid escape or no UTF-8 stays as it is. Source: .NET `Uri.UnescapeDataString`. */
export function percentDecode(text: string): string {
  return text.replace(/(?:%[\da-fA-F]{2})+/g, (escapes) => {
    const bytes = Uint8Array.from(escapes.match(/[\da-fA-F]{2}/g) ?? [], (hex) => Number.parseInt(hex, 16))
    return decodeUtf8Strict(bytes) ?? decodeByParts(bytes)
  })
}

/** Decodes what can be decoded of a broken sequence and leaves each other byte escaped. */
function decodeByParts(bytes: Uint8Array): string {
  let result = ''
  for (let at = 0; at < bytes.length; ) {
    const size = sequenceLength(bytes[at] as number)
    const part = size === 0 ? undefined : decodeUtf8Strict(bytes.slice(at, at + size))
    if (part === undefined) result += `%${(bytes[at] as number).toString(16).toUpperCase().padStart(2, '0')}`
    else result += part
    at += part === undefined ? 1 : size
  }
  return result
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1
  if (first >= 0xf0 && first < 0xf8) return 4
  if (first >= 0xe0) return first < 0xf0 ? 3 : 0
  return first >= 0xc0 ? 2 : 0
}
