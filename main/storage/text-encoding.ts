import { isUtf8 } from 'node:buffer'
import { FileError, type TextRange } from '../../shared/errors/index.ts'
import { indexLines, type LineColumn } from '../../shared/wdl/line-index.ts'

/** How a text lies on disk beyond its characters. Real flow files come in all three encodings, with and without BOM. */
export interface TextFormat {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'
  /** Whether a byte order mark stands first. */
  readonly bom: boolean
  /** The line end most lines have; `\n` for a text of one line. New lines are written so. */
  readonly eol: '\n' | '\r\n'
}

/** A text read from bytes, without its byte order mark; line ends are as they were. */
export interface DecodedText {
  readonly text: string
  readonly format: TextFormat
}

/** A file whose bytes are no text, or a text that has no bytes; `place` is where, from 1. */
export class TextError extends FileError {
  readonly place: LineColumn

  constructor(code: `file.${string}`, message: string, place: LineColumn, options: TextErrorOptions) {
    super(code, message, { at: { path: [], range: options.range }, hint: options.hint })
    this.place = place
  }
}

interface TextErrorOptions {
  readonly range: TextRange
  readonly hint: string
}

/** Format of files we make. */
export const plainFormat: TextFormat = { encoding: 'utf-8', bom: false, eol: '\n' }

/**
 * Reads bytes as text. The encoding is told by the byte order mark, or by the zero bytes that UTF-16 puts between
 * JSON's first characters. Throws FileError `file.not-text` with the place of the first byte that is not text;
 * nothing is ever replaced, so that `encodeText` gives the same bytes back.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf)
    return decodeUtf8(buffer.subarray(3), true)
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return decodeUtf16(buffer.subarray(2), 'utf-16le', true)
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return decodeUtf16(buffer.subarray(2), 'utf-16be', true)
  if (buffer.length >= 4 && buffer[0] !== 0 && buffer[1] === 0 && buffer[3] === 0) {
    return decodeUtf16(buffer, 'utf-16le', false)
  }
  if (buffer.length >= 4 && buffer[0] === 0 && buffer[1] !== 0 && buffer[2] === 0) {
    return decodeUtf16(buffer, 'utf-16be', false)
  }
  return decodeUtf8(buffer, false)
}

/**
 * Writes a text as bytes in a format; the exact opposite of `decodeText`. Throws FileError `file.not-encodable`
 * for half a surrogate pair in UTF-8, which has no bytes.
 */
export function encodeText(text: string, format: Pick<TextFormat, 'encoding' | 'bom'>): Uint8Array {
  if (format.encoding === 'utf-8') {
    const lone = text.search(/\p{Surrogate}/u)
    if (lone !== -1) throw notEncodable(text, lone)
    return Buffer.from(format.bom ? `\ufeff${text}` : text, 'utf8')
  }
  const bytes = Buffer.from(format.bom ? `\ufeff${text}` : text, 'utf16le')
  return format.encoding === 'utf-16be' ? bytes.swap16() : bytes
}

function decodeUtf8(buffer: Buffer, bom: boolean): DecodedText {
  if (!isUtf8(buffer)) throw notUtf8(buffer)
  const text = buffer.toString('utf8')
  return { text, format: { encoding: 'utf-8', bom, eol: lineEndOf(text) } }
}

function decodeUtf16(buffer: Buffer, encoding: 'utf-16le' | 'utf-16be', bom: boolean): DecodedText {
  if (buffer.length % 2 !== 0) {
    const text = buffer.toString('utf16le')
    const place = indexLines(text).at(text.length)
    throw new TextError(
      'file.not-text',
      'The file is UTF-16, but its last character is cut in half.',
      place,
      {
        range: { start: text.length, end: text.length },
        hint: 'The file may have been cut off while it was copied; get it again from where it came.',
      },
    )
  }
  const text = (encoding === 'utf-16le' ? buffer : Buffer.from(buffer).swap16()).toString('utf16le')
  return { text, format: { encoding, bom, eol: lineEndOf(text) } }
}

function lineEndOf(text: string): '\n' | '\r\n' {
  let pairs = 0
  let plain = 0
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) {
    if (text.charCodeAt(index - 1) === 13) pairs++
    else plain++
  }
  return pairs > plain ? '\r\n' : '\n'
}

function notUtf8(buffer: Buffer): FileError {
  const index = firstInvalidByte(buffer)
  const before = buffer.subarray(0, index).toString('utf8')
  const place = indexLines(before).at(before.length)
  const { line, column } = place
  const byte = (buffer[index] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  return new TextError(
    'file.not-text',
    `The file is not UTF-8 text: the byte 0x${byte} in line ${line}, column ${column} does not belong there.`,
    place,
    {
      range: { start: before.length, end: before.length + 1 },
      hint: 'Save the file as UTF-8 in the editor it was written with, then open it again.',
    },
  )
}

/** Index of the first byte that is no part of a well-formed UTF-8 sequence (Unicode 15, table 3-7). */
function firstInvalidByte(buffer: Buffer): number {
  let index = 0
  while (index < buffer.length) {
    const length = sequenceLength(buffer, index)
    if (length === 0) return index
    index += length
  }
  return index
}

function sequenceLength(buffer: Buffer, index: number): number {
  const lead = buffer[index] ?? 0
  if (lead < 0x80) return 1
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  for (let at = 1; at < length; at++) {
    const byte = buffer[index + at] ?? 0
    const low = at > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const high = at > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    if (byte < low || byte > high) return 0
  }
  return length
}

function notEncodable(text: string, offset: number): FileError {
  const place = indexLines(text).at(offset)
  return new TextError(
    'file.not-encodable',
    `The text holds half a character in line ${place.line}, column ${place.column}, which a UTF-8 file cannot hold.`,
    place,
    {
      range: { start: offset, end: offset + 1 },
      hint: 'Delete the character that is shown as a box or question mark and type it again.',
    },
  )
}
