import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { directFlowFiles } from '../services/direct-flow-files.ts'
import { newFlowText } from '../services/new-flow.ts'
import { openFlowFiles } from './worker-flow-files.ts'

const workerPath = fileURLToPath(new URL('flow-worker.ts', import.meta.url))
let folder: string
let logged: string[]
const log = { error: (message: string, error?: unknown) => void logged.push(`${message} ${String(error)}`) }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-worker-'))
  logged = []
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('the worker answers what the direct way answers, for good and bad texts', async () => {
  const files = openFlowFiles(workerPath, log)
  const texts = [newFlowText('automated', 'Ä'), '{ "broken": ', '']
  for (const text of texts) {
    const path = join(folder, 'a.json')
    await writeFile(path, text)
    expect(await files.outline(path)).toEqual(await directFlowFiles.outline(path))
    expect(await files.prepare(text)).toEqual(await directFlowFiles.prepare(text))
  }
  await expect(files.outline(join(folder, 'none.json'))).rejects.toMatchObject({
    name: 'FileError',
    code: 'file.not-found',
  })
  files.close()
})

test('a worker that dies rejects what it had not answered', async () => {
  const bad = join(folder, 'bad-worker.mjs')
  await writeFile(
    bad,
    "import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => process.exit(3))\n",
  )
  const files = openFlowFiles(bad, log)
  await expect(files.prepare('{}')).rejects.toMatchObject({ code: 'bug', hint: 'Try again.' })
  await expect(files.prepare('{}')).rejects.toMatchObject({ code: 'bug' })
  files.close()
})

test('a large file is read and written as a small one is', async () => {
  const files = openFlowFiles(workerPath, log)
  const path = join(folder, 'large.json')
  const text = `\ufeff{"text":\r\n"${'ä'.repeat(400_000)}"}`
  await writeFile(path, text)
  const file = await files.read(path)
  expect(file).toEqual(await directFlowFiles.read(path))
  const { revision } = await files.write(path, `${file.text} `, file.format, {
    expectedRevision: file.revision,
  })
  expect(await readFile(path, 'utf8')).toBe(`${text} `)
  expect((await directFlowFiles.read(path)).revision).toBe(revision)
  await expect(
    files.write(path, 'x', file.format, { expectedRevision: file.revision }),
  ).rejects.toMatchObject({ name: 'FileError', code: 'file.changed-outside' })

  await writeFile(path, Buffer.alloc(600_000, 0xff))
  await expect(files.read(path)).rejects.toMatchObject({ name: 'FileError', code: 'file.not-text' })
  files.close()
})

test('closing rejects what is under way', async () => {
  const files = openFlowFiles(workerPath, log)
  const open = files.prepare('{}')
  files.close()
  await expect(open).rejects.toMatchObject({ code: 'bug' })
})
