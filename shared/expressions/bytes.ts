interface Codecs {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array }
  readonly TextDecoder: new (
    label: string,
    options?: { ignoreBOM?: boolean; fatal?: boolean },
  ) => { decode(bytes: Uint8Array): string }
}

// Node, Electron and browsers all have them; the shared storey has no DOM types.
const codecs = globalThis as unknown as Codecs
const encoder = new codecs.TextEncoder()
const utf8 = new codecs.TextDecoder('utf-8', { ignoreBOM: true })
const utf8Strict = new codecs.TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

/** UTF-8 bytes of a text. */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** Text of UTF-8 bytes; broken sequences become U+FFFD, a byte order mark stays. */
export function decodeUtf8(bytes: Uint8Array): string {
  return utf8.decode(bytes)
}

/** Text of UTF-8 bytes; `undefined` when they are no UTF-8. */
export function decodeUtf8Strict(bytes: Uint8Array): string | undefined {
  try {
    return utf8Strict.decode(bytes)
  } catch {
    return undefined
  }
}

/** Text of bytes in a charset; `undefined` when the charset is unknown. */
export function decodeText(bytes: Uint8Array, charset: string): string | undefined {
  if (charset === 'utf-8' || charset === 'utf8') return decodeUtf8(bytes)
  try {
    return new codecs.TextDecoder(charset, { ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const sextets = new Int8Array(128).fill(-1)
for (let at = 0; at < alphabet.length; at += 1) sextets[alphabet.charCodeAt(at)] = at

/** Base64 with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const first = bytes[at] ?? 0
    const second = bytes[at + 1] ?? 0
    const third = bytes[at + 2] ?? 0
    part += alphabet[first >> 2] ?? ''
    part += alphabet[((first & 3) << 4) | (second >> 4)] ?? ''
    part += at + 1 < bytes.length ? alphabet[((second & 15) << 2) | (third >> 6)] : '='
    part += at + 2 < bytes.length ? alphabet[third & 63] : '='
    if (part.length > 8192) {
      parts.push(part)
      part = ''
    }
  }
  return parts.join('') + part
}

/** Bytes of base64, which must be padded; white space is skipped as .NET does. `undefined` when it is none. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const compact = /\s/.test(text) ? text.replace(/[ \t\r\n]/g, '') : text
  if (compact.length % 4 !== 0) return undefined
  const padding = compact.endsWith('==') ? 2 : compact.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((compact.length / 4) * 3 - padding)
  const end = compact.length - padding
  let buffer = 0
  let bits = 0
  let written = 0
  for (let at = 0; at < end; at += 1) {
    const sextet = sextets[compact.charCodeAt(at)] ?? -1
    if (sextet < 0) return undefined
    buffer = ((buffer << 6) | sextet) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[written] = (buffer >> bits) & 255
      written += 1
    }
  }
  return bytes
}
