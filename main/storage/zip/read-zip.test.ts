import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FileError } from '../../../shared/errors/index.ts'
import { packageLimits, readZip } from './read-zip.ts'
import { makeZip, type ZipPart } from './testing/make-zip.ts'

const good: ZipPart = { name: 'a/flow.json', content: '{"a": 1}' }
const read = (parts: readonly ZipPart[] | Uint8Array, limits = packageLimits) =>
  readZip(parts instanceof Uint8Array ? parts : makeZip(parts), 'x.zip', (path) => /json$/.test(path), limits)

test('gives the files that are wanted, in the order of the zip', async () => {
  const files = await read([
    { name: 'a/', content: '' },
    good,
    { name: 'picture.png', content: 'x' },
    { name: 'b\\c.json', content: 'plain', isStored: true },
  ])
  expect(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual([
    ['a/flow.json', '{"a": 1}'],
    ['b/c.json', 'plain'],
  ])
})

describe('refuses', () => {
  test.each<[string, readonly ZipPart[], string]>([
    ['a path up the tree', [good, { ...good, name: '../evil.json' }], 'file.zip-unsafe'],
    ['a path up the tree in its middle', [{ ...good, name: 'a/../../evil.json' }], 'file.zip-unsafe'],
    ['one with backslashes', [{ ...good, name: '..\\evil.json' }], 'file.zip-unsafe'],
    ['an absolute path', [{ ...good, name: '/etc/passwd' }], 'file.zip-unsafe'],
    ['a drive', [{ ...good, name: 'C:/windows/x.json' }], 'file.zip-unsafe'],
    ['a zero byte', [{ ...good, name: 'a.json\0.png' }], 'file.zip-unsafe'],
    [
      'a symbolic link, wanted or not',
      [good, { name: 'link', content: '/etc', mode: 0o120777 }],
      'file.zip-unsafe',
    ],
    ['two files of one name', [good, good], 'file.zip-duplicate'],
    ['two that differ by case alone', [good, { ...good, name: 'A/FLOW.json' }], 'file.zip-duplicate'],
    ['an encrypted file', [{ ...good, isEncrypted: true }], 'file.zip-encrypted'],
    ['more than it says', [{ ...good, size: 3 }], 'file.zip-damaged'],
    ['less than it says', [{ ...good, size: 300 }], 'file.zip-damaged'],
    ['a wrong checksum', [{ ...good, crc: 1 }], 'file.zip-damaged'],
    ['a bomb', [{ name: 'bomb.json', content: new Uint8Array(3_000_000) }], 'file.zip-too-large'],
    ['a size beyond the bounds', [{ ...good, size: packageLimits.maxFileBytes + 1 }], 'file.zip-too-large'],
  ])('%s', async (_case, parts, code) => {
    const error = await read(parts).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(FileError)
    expect(error).toMatchObject({ code, message: expect.stringContaining("'x.zip'") })
  })

  test('too many files, and too much in all', async () => {
    const many = Array.from({ length: 5 }, (_none, index) => ({ ...good, name: `${index}.json` }))
    const small = { ...packageLimits, maxEntries: 4 }
    await expect(read(many, small)).rejects.toMatchObject({ code: 'file.zip-too-large' })
    const tight = { ...packageLimits, maxTotalBytes: 30 }
    await expect(read(many, tight)).rejects.toMatchObject({ code: 'file.zip-too-large' })
  })

  test('a zip that is cut off or has lost its directory', async () => {
    const whole = makeZip([good])
    for (const cut of [whole.slice(0, 20), whole.slice(0, -10), whole.slice(0, -40)]) {
      await expect(read(cut)).rejects.toMatchObject({ code: 'file.zip-damaged' })
    }
    const astray = whole.slice()
    // The end of the directory says where it begins.
    astray.set([0xff, 0xff, 0x00, 0x00], astray.length - 6)
    await expect(read(astray)).rejects.toMatchObject({ code: 'file.zip-damaged' })
  })

  test('any byte changed: the true content or an error of ours, never another', async () => {
    const whole = makeZip([good, { name: 'b.json', content: '[]' }])
    const bytes = fc.nat({ max: whole.length - 1 })
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 0, max: 255 }), async (at, value) => {
        const changed = whole.slice()
        changed[at] = value
        const answer = await read(changed).catch((thrown: unknown) => thrown)
        if (answer instanceof FileError) {
          expect(answer.code).toMatch(/^file\.zip-/)
          return
        }
        if (!Array.isArray(answer)) throw answer
        for (const { bytes: content } of answer) {
          expect(['{"a": 1}', '[]']).toContain(Buffer.from(content).toString())
        }
      }),
      { numRuns: 300 },
    )
  })
})
