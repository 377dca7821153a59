import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileStemFor, firstFreeName } from './environment-file-name.ts'

describe('fileStemFor', () => {
  test.each([
    ['Approval digest', 'Approval digest'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['..', 'Flow'],
    ['???', 'Flow'],
    ['   ', 'Flow'],
    ['.hidden.', 'hidden'],
    ['CON', 'CON flow'],
    ['nul.txt', 'nul flow'],
    ['Lpt1', 'Lpt1 flow'],
    ['console', 'console'],
    ['tab\tand\nline', 'tab-and-line'],
    ['Grüße 日本 🚀', 'Grüße 日本 🚀'],
    ['e\u0301', 'é'],
    ['a\u202Egpj.exe', 'a-gpj.exe'],
    ['lone \ud83d surrogate', 'lone surrogate'],
  ])('%j becomes %j', (name, stem) => expect(fileStemFor(name)).toBe(stem))

  test('a long name is cut between characters', () => {
    const stem = fileStemFor('🚀'.repeat(100))
    expect(stem).toBe('🚀'.repeat(50))
    expect(fileStemFor(`${'x'.repeat(199)}é`)).toBe('x'.repeat(199))
  })

  test('any name gives a legal stem, and a stem stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const stem = fileStemFor(name)
        expect(stem).not.toBe('')
        expect(Buffer.byteLength(stem)).toBeLessThanOrEqual(205)
        expect(stem).not.toMatch(/[<>:"/\\|?*\0]|^[. ]|[. ]$/)
        expect(fileStemFor(stem)).toBe(stem)
      }),
      { numRuns: 500 },
    )
  })
})

test('firstFreeName counts from 2', () => {
  const taken = new Set(['a', 'a (2)'])
  expect(firstFreeName('a', (name) => taken.has(name))).toBe('a (3)')
  expect(firstFreeName('b', (name) => taken.has(name))).toBe('b')
})
