import { Buffer } from 'node:buffer'

/** Largest item of a platform's keychain, in bytes. Windows: CRED_MAX_CREDENTIAL_BLOB_SIZE; the others take what is put in. */
export function maxItemBytes(platform: NodeJS.Platform): number {
  return platform === 'win32' ? 2_560 : 1_000_000
}

/** Parts of a text of at most `maxBytes` bytes of UTF-8 each, cut between characters. One part for an empty text. */
export function splitText(text: string, maxBytes: number): readonly string[] {
  const bytes = Buffer.from(text, 'utf8')
  const parts: string[] = []
  let start = 0
  do {
    let end = Math.min(start + maxBytes, bytes.length)
    // 0b10xxxxxx continues a character: it must not begin a part.
    while (end > start && end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
    if (end === start && start < bytes.length) throw new RangeError('A part is too small for one character.')
    parts.push(bytes.toString('utf8', start, end))
    start = end
  } while (start < bytes.length)
  return parts
}
