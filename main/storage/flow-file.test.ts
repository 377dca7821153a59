import { spawn } from 'node:child_process'
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { unprivileged } from '../../tests/support/unprivileged.ts'
import { maxFileBytes, readFlowFile, revisionOf, writeFlowFile } from './flow-file.ts'
import { removeLeftovers } from './replace-file.ts'
import { plainFormat } from './text-encoding.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-files-'))
})
afterEach(async () => {
  await chmod(folder, 0o700)
  await rm(folder, { recursive: true, force: true })
})

const file = (name = 'flow.json'): string => join(folder, name)
const code = (expected: string) => expect.objectContaining({ code: expected })

describe('readFlowFile', () => {
  test('text, format and revision', async () => {
    const bytes = Buffer.from('\ufeff{\r\n}', 'utf8')
    await writeFile(file(), bytes)
    expect(await readFlowFile(file())).toMatchObject({
      text: '{\r\n}',
      format: { encoding: 'utf-8', bom: true, eol: '\r\n' },
      revision: revisionOf(bytes),
      isReadOnly: false,
      bytes: 7,
    })
  })

  test('what cannot be read says why', async () => {
    await mkdir(file('folder'))
    await writeFile(file('bad'), Buffer.from([0x22, 0xff]))
    await writeFile(file('huge'), '')
    await truncate(file('huge'), maxFileBytes + 1)
    await symlink(file('loop'), file('loop'))
    await expect(readFlowFile(file('missing'))).rejects.toEqual(code('file.not-found'))
    await expect(readFlowFile(file('folder'))).rejects.toEqual(code('file.is-folder'))
    await expect(readFlowFile(file('bad'))).rejects.toEqual(code('file.not-text'))
    await expect(readFlowFile(file('huge'))).rejects.toEqual(code('file.too-large'))
    await expect(readFlowFile(file('loop'))).rejects.toEqual(code('file.unreadable'))
    await expect(readFlowFile(file('bad/x'))).rejects.toEqual(code('file.not-found'))
    await expect(readFlowFile('/dev/null')).rejects.toEqual(code('file.not-a-file'))
  })

  test.skipIf(process.platform === 'win32')('no permission', async () => {
    await writeFile(file(), '{}')
    await chmod(file(), 0)
    await chmod(folder, 0o755)
    await expect(unprivileged(() => readFlowFile(file()))).rejects.toEqual(code('file.no-access'))
  })
})

describe('writeFlowFile', () => {
  test('what is written is read, in the same format, and nothing is left beside it', async () => {
    await writeFile(file(), Buffer.from('\ufeff{"a":1}', 'utf16le'))
    const before = await readFlowFile(file())
    const { revision } = await writeFlowFile(file(), '{"a":2}', before.format, {
      expectedRevision: before.revision,
    })
    const now = await readFlowFile(file())
    expect(now).toMatchObject({ text: '{"a":2}', format: before.format, revision })
    expect(await readdir(folder)).toEqual(['flow.json'])
  })

  test('the mode stays', async () => {
    await writeFile(file(), '{}')
    await chmod(file(), 0o664)
    await writeFlowFile(file(), '{"a":1}', plainFormat)
    expect((await stat(file())).mode & 0o777).toBe(0o664)
  })

  test('a link stays a link', async () => {
    await mkdir(file('real'))
    await writeFile(file('real/flow.json'), '{}')
    await symlink(join('real', 'flow.json'), file())
    await writeFlowFile(file(), '{"a":1}', plainFormat)
    expect(await readFile(file('real/flow.json'), 'utf8')).toBe('{"a":1}')
    expect(await readdir(file('real'))).toEqual(['flow.json'])
  })

  test('a file changed or deleted meanwhile is not overwritten', async () => {
    await writeFile(file(), 'mine')
    const { revision } = await readFlowFile(file())
    await writeFile(file(), 'theirs')
    await expect(writeFlowFile(file(), 'x', plainFormat, { expectedRevision: revision })).rejects.toEqual(
      code('file.changed-outside'),
    )
    expect(await readFile(file(), 'utf8')).toBe('theirs')
    await rm(file())
    await expect(writeFlowFile(file(), 'x', plainFormat, { expectedRevision: revision })).rejects.toEqual(
      code('file.changed-outside'),
    )
    expect(await readdir(folder)).toEqual([])
  })

  test('a new file never replaces one', async () => {
    await writeFlowFile(file(), 'first', plainFormat, { expectedRevision: null })
    await expect(writeFlowFile(file(), 'second', plainFormat, { expectedRevision: null })).rejects.toEqual(
      code('file.exists'),
    )
    expect(await readFile(file(), 'utf8')).toBe('first')
    expect(await readdir(folder)).toEqual(['flow.json'])
  })

  test('of many that save at once on the same revision, the file is always whole and somebody wins', async () => {
    await writeFile(file(), 'start')
    const texts = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(100_000))
    await Promise.all(texts.map((text) => writeFlowFile(file(), text, plainFormat)))
    expect(texts).toContain(await readFile(file(), 'utf8'))
    expect(await readdir(folder)).toEqual(['flow.json'])
  })

  test('what cannot be written says why, and the old file is whole', async () => {
    await writeFile(file(), 'old')
    await chmod(file(), 0o444)
    await expect(writeFlowFile(file(), 'new', plainFormat)).rejects.toEqual(code('file.read-only'))
    expect((await readFlowFile(file())).isReadOnly).toBe(true)
    await mkdir(file('folder'))
    await expect(writeFlowFile(file('folder'), 'new', plainFormat)).rejects.toEqual(code('file.is-folder'))
    await expect(writeFlowFile(file('no/such/place.json'), 'new', plainFormat)).rejects.toEqual(
      code('file.not-found'),
    )
    await expect(writeFlowFile(file(`${'x'.repeat(300)}.json`), 'new', plainFormat)).rejects.toEqual(
      code('file.bad-name'),
    )
    expect((await readdir(folder)).toSorted()).toEqual(['flow.json', 'folder'])
    expect(await readFile(file(), 'utf8')).toBe('old')
  })

  test.skipIf(process.platform === 'win32')('a folder that may not be written', async () => {
    await writeFile(file(), 'old')
    await chmod(folder, 0o555)
    await expect(unprivileged(() => writeFlowFile(file(), 'new', plainFormat))).rejects.toEqual(
      code('file.no-access'),
    )
    expect(await readFile(file(), 'utf8')).toBe('old')
  })

  test.skipIf(process.platform !== 'linux')('a write that stops half-way', async () => {
    // A limit on file sizes stops the write half-way, as a full disk does.
    const script = `
      import { writeFlowFile } from ${JSON.stringify(fileURLToPath(new URL('./flow-file.ts', import.meta.url)))}
      process.on('SIGXFSZ', () => {})
      const text = 'x'.repeat(4_000_000)
      await writeFlowFile(${JSON.stringify(file())}, text, { encoding: 'utf-8', bom: false }).catch((error) => console.log(error.code))`
    await writeFile(file(), 'old')
    const output = await run('sh', [
      '-c',
      'ulimit -f 1000; exec "$0" --input-type=module -e "$1"',
      process.execPath,
      script,
    ])
    expect(output.trim()).toBe('file.unwritable')
    expect(await readFile(file(), 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['flow.json'])
  })
})

describe('a process that is killed while it saves', () => {
  test('leaves the old or the new file, whole; its temporary file goes with the next save', async () => {
    const size = 3_000_000
    await writeFile(file(), 'a'.repeat(size))
    const script = `
      import { writeFlowFile } from ${JSON.stringify(fileURLToPath(new URL('./flow-file.ts', import.meta.url)))}
      for (let round = 0; ; round++) {
        const letter = 'ab'[round % 2]
        await writeFlowFile(${JSON.stringify(file())}, letter.repeat(${size}), { encoding: 'utf-8', bom: false })
        if (round === 0) console.log('saving')
      }`
    for (let round = 0; round < 5; round++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script])
      const ended = new Promise((resolve) => child.on('exit', resolve))
      await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
      // Somewhere within the saves that follow each other; where exactly does not matter.
      await new Promise((resolve) => setImmediate(resolve))
      child.kill('SIGKILL')
      await ended
      const text = await readFile(file(), 'utf8')
      expect(text === 'a'.repeat(size) || text === 'b'.repeat(size)).toBe(true)
    }
    await writeFlowFile(file(), 'done', plainFormat)
    expect(await readdir(folder)).toEqual(['flow.json'])
  })

  test('temporary files of running processes and other machines are left alone', async () => {
    const { hostname } = await import('node:os')
    const machine =
      hostname()
        .toLowerCase()
        .replace(/[^0-9a-z]/g, '')
        .slice(0, 24) || 'local'
    const name = (pid: number, host: string) => `.flow.json.${pid}-${host}-0123456789ab.flowbench-tmp`
    const names = [
      name(process.pid, machine),
      name(1, 'elsewhere'),
      '.flow.json.tmp',
      name(4_194_305, machine),
    ]
    for (const each of names) await writeFile(file(each), '')
    expect(await removeLeftovers(folder)).toBe(1)
    expect((await readdir(folder)).toSorted()).toEqual(names.slice(0, 3).toSorted())
  })
})

function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args)
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('exit', () => resolve(output))
  })
}
