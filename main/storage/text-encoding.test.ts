import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText, encodeText, TextError } from './text-encoding.ts'

const bytes = (...parts: (number | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part))))

describe('decodeText', () => {
  test.each([
    ['plain', bytes('{"é": 1}\n'), '{"é": 1}\n', { encoding: 'utf-8', bom: false, eol: '\n' }],
    [
      'BOM and CRLF',
      bytes(0xef, 0xbb, 0xbf, '{\r\n}\r\n'),
      '{\r\n}\r\n',
      { encoding: 'utf-8', bom: true, eol: '\r\n' },
    ],
    [
      'UTF-16 LE',
      Buffer.from('\ufeff{"é"}', 'utf16le'),
      '{"é"}',
      { encoding: 'utf-16le', bom: true, eol: '\n' },
    ],
    [
      'UTF-16 BE',
      Buffer.from('\ufeff{}', 'utf16le').swap16(),
      '{}',
      { encoding: 'utf-16be', bom: true, eol: '\n' },
    ],
    [
      'UTF-16 LE without BOM',
      Buffer.from('{}', 'utf16le'),
      '{}',
      { encoding: 'utf-16le', bom: false, eol: '\n' },
    ],
    [
      'UTF-16 BE without BOM',
      Buffer.from('{}', 'utf16le').swap16(),
      '{}',
      { encoding: 'utf-16be', bom: false, eol: '\n' },
    ],
    ['mixed, mostly LF', bytes('a\r\nb\nc\n'), 'a\r\nb\nc\n', { encoding: 'utf-8', bom: false, eol: '\n' }],
    ['empty', bytes(), '', { encoding: 'utf-8', bom: false, eol: '\n' }],
  ])('%s', (_title, input, text, format) => expect(decodeText(input)).toEqual({ text, format }))

  test.each([
    ['Latin-1', bytes('{\n "a": "caf', 0xe9, '"}'), { line: 2, column: 11 }, '0xE9'],
    ['a lone continuation byte', bytes(0x80), { line: 1, column: 1 }, '0x80'],
    ['a surrogate in UTF-8', bytes('€', 0xed, 0xa0, 0x80), { line: 1, column: 2 }, '0xED'],
    ['too long a sequence', bytes('a', 0xc0, 0xaf), { line: 1, column: 2 }, '0xC0'],
    ['beyond Unicode', bytes(0xf4, 0x90, 0x80, 0x80), { line: 1, column: 1 }, '0xF4'],
    ['cut off', bytes('{"a": "', 0xe2, 0x82), { line: 1, column: 8 }, '0xE2'],
  ])('%s is told with its place', (_title, input, place, byte) => {
    const error = catchError(() => decodeText(input))
    expect(error).toBeInstanceOf(TextError)
    expect(error).toMatchObject({ code: 'file.not-text', place })
    expect((error as Error).message).toContain(byte)
  })

  test('half a UTF-16 character', () => {
    expect(() => decodeText(bytes(0xff, 0xfe, 0x7b))).toThrow(TextError)
  })
})

test('half a surrogate pair cannot be written in UTF-8, but in UTF-16 it can', () => {
  expect(catchError(() => encodeText('a\nb\ud800', { encoding: 'utf-8', bom: false }))).toMatchObject({
    code: 'file.not-encodable',
    place: { line: 2, column: 2 },
  })
  const format = { encoding: 'utf-16le', bom: true } as const
  expect(decodeText(encodeText('{\ud800', format)).text).toBe('{\ud800')
})

test('any text comes back from its bytes, and any bytes from their text', () => {
  const format = fc.record({
    encoding: fc.constantFrom('utf-8' as const, 'utf-16le' as const, 'utf-16be' as const),
    bom: fc.constant(true),
  })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), format, (text, how) => {
      const encoded = encodeText(text, how)
      const decoded = decodeText(encoded)
      expect(decoded.text).toBe(text)
      expect(Buffer.compare(encodeText(decoded.text, decoded.format), encoded)).toBe(0)
    }),
    { numRuns: 1000 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (input) => {
      try {
        const { text, format: found } = decodeText(input)
        expect(Buffer.compare(encodeText(text, found), input)).toBe(0)
      } catch (error) {
        expect(error).toBeInstanceOf(TextError)
      }
    }),
    { numRuns: 3000 },
  )
})

function catchError(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}
