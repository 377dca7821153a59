import { describe, expect, test } from 'vitest'
import { errorCodesInUse, errorFamilies, resultCodesInUse, wordsOfResults } from './error-codes-in-use.ts'
import { readErrorPage } from './read-error-page.ts'

/** docs/errors.md names every error code of the sources, once, with what to do; and no other. */

const page = readErrorPage()
const documented = new Set(page.map(({ code }) => code))
const { codes, beginnings } = errorCodesInUse()

/** The one code without a family. */
const bug = 'bug'

/** `code (file, file)`, sorted: what a failing test shows. */
function listed(
  found: ReadonlyMap<string, readonly string[]>,
  isMissing: (code: string) => boolean,
): string[] {
  return [...found]
    .filter(([code]) => isMissing(code))
    .map(([code, files]) => `${code} (${files.join(', ')})`)
    .sort()
}

describe('the codes of Flowbench', () => {
  test('each code in use is documented', () => {
    expect(listed(codes, (code) => !documented.has(code))).toEqual([])
  })

  test('each beginning of a code is that of a documented one', () => {
    const isMissing = (start: string) =>
      start.endsWith('.') || !page.some(({ code }) => code !== start && code.startsWith(start))
    expect(listed(beginnings, isMissing)).toEqual([])
  })

  test('each documented code is in use', () => {
    const families = new Set(errorFamilies())
    const unused = page.filter(
      ({ code }) =>
        families.has(code.split('.')[0] ?? '') &&
        !codes.has(code) &&
        ![...beginnings.keys()].some((start) => code.startsWith(start)),
    )
    expect(unused.map(({ code, line }) => `${code} (line ${line})`)).toEqual([])
  })

  test('the code of our own faults is documented', () => {
    expect(documented).toContain(bug)
  })
})

describe('the codes of actions and runs', () => {
  test('each code in use is documented', () => {
    expect(listed(resultCodesInUse(), (code) => code !== 'OK' && !documented.has(code))).toEqual([])
  })

  test('each documented code is in use', () => {
    const words = wordsOfResults()
    const unused = page.filter(({ code }) => /^[A-Z]/.test(code) && !words.has(code))
    expect(unused.map(({ code, line }) => `${code} (line ${line})`)).toEqual([])
  })
})

describe('the page', () => {
  test('holds codes only, each once', () => {
    const families = new Set(errorFamilies())
    const isCode = (code: string) =>
      code === bug || /^[A-Z][A-Za-z]+$/.test(code) || families.has(code.split('.')[0] ?? '')
    expect(page.filter(({ code }) => !isCode(code)).map(({ code }) => code)).toEqual([])
    const twice = page.filter(({ code }, index) => page.findIndex((row) => row.code === code) !== index)
    expect(twice.map(({ code, line }) => `${code} (line ${line})`)).toEqual([])
  })

  test('says of each code when it happens and what to do', () => {
    const bare = page.filter(({ when, whatToDo }) => when.length < 10 || whatToDo.length < 5)
    expect(bare.map(({ code, line }) => `${code} (line ${line})`)).toEqual([])
  })
})
