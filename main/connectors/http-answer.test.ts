import { Readable } from 'node:stream'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readAnswer } from './http-answer.ts'

const url = 'https://api.test/secret'
const text = 'long '.repeat(1000)
const read = async (bytes: Uint8Array | Uint8Array[], encoding: string | undefined, maxBytes = 10_000) => {
  const chunks = Array.isArray(bytes) ? bytes : [bytes]
  return new TextDecoder().decode(await readAnswer(Readable.from(chunks), encoding, url, maxBytes))
}

test.each([
  ['plain', new TextEncoder().encode(text), undefined],
  ['gzip', gzipSync(text), 'gzip'],
  ['gzip in capitals', gzipSync(text), ' GZIP'],
  ['deflate', deflateSync(text), 'deflate'],
  ['brotli', brotliCompressSync(text), 'br'],
  ['an encoding without a name', new TextEncoder().encode(text), 'identity'],
])('%s', async (_name, bytes, encoding) => {
  expect(await read(bytes, encoding)).toBe(text)
})

test('nothing, and many pieces', async () => {
  expect(await read([], undefined)).toBe('')
  expect(
    await read(
      ['ab', '', 'c'].map((piece) => new TextEncoder().encode(piece)),
      undefined,
    ),
  ).toBe('abc')
})

describe('refused', () => {
  test.each([
    [
      'too large',
      new Uint8Array(2_097_153),
      undefined,
      2_097_152,
      'http.too-large',
      'The answer of api.test is larger than the 2 MB that one message may have.',
    ],
    [
      'too large once unpacked',
      gzipSync('x'.repeat(1_000_000)),
      'gzip',
      5000,
      'http.too-large',
      /5000 bytes/,
    ],
    [
      'broken packing',
      new TextEncoder().encode('not packed'),
      'gzip',
      5000,
      'http.invalid-answer',
      /packing is broken/,
    ],
    [
      'packing that ends early',
      gzipSync(text).subarray(0, 20),
      'gzip',
      10_000,
      'http.invalid-answer',
      /packing is broken/,
    ],
  ])('%s', async (_name, bytes, encoding, maxBytes, code, message) => {
    await expect(read(bytes, encoding, maxBytes)).rejects.toMatchObject({
      code,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    })
  })
})
