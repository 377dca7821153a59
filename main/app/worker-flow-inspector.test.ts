import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { directInspector } from '../services/inspect-flow.ts'
import { newFlowText } from '../services/new-flow.ts'
import { openFlowInspector } from './worker-flow-inspector.ts'

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
  const inspector = openFlowInspector(workerPath, log)
  const texts = [newFlowText('automated', 'Ä'), '{ "broken": ', '']
  for (const text of texts) {
    const path = join(folder, 'a.json')
    await writeFile(path, text)
    expect(await inspector.outline(path)).toEqual(await directInspector.outline(path))
    expect(await inspector.prepare(text)).toEqual(await directInspector.prepare(text))
  }
  await expect(inspector.outline(join(folder, 'none.json'))).rejects.toMatchObject({
    name: 'FileError',
    code: 'file.not-found',
  })
  inspector.close()
})

test('a worker that dies rejects what it had not answered', async () => {
  const bad = join(folder, 'bad-worker.mjs')
  await writeFile(
    bad,
    "import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => process.exit(3))\n",
  )
  const inspector = openFlowInspector(bad, log)
  await expect(inspector.prepare('{}')).rejects.toMatchObject({ code: 'bug', hint: 'Try again.' })
  await expect(inspector.prepare('{}')).rejects.toMatchObject({ code: 'bug' })
  inspector.close()
})

test('closing rejects what is under way', async () => {
  const inspector = openFlowInspector(workerPath, log)
  const open = inspector.prepare('{}')
  inspector.close()
  await expect(open).rejects.toMatchObject({ code: 'bug' })
})
