import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { DraftFiles } from '../storage/draft-files.ts'
import { DraftService } from './draft-service.ts'

let folder: string
let nowMs: number
let drafts: DraftService

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'flowbench-drafts-')), 'drafts')
  nowMs = 1_000_000_000_000
  drafts = new DraftService({ files: new DraftFiles(folder), now: () => nowMs })
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const flow = (name: string, environment = 'e1') => ({
  environmentId: asId.environment(environment),
  flowId: asId.flow(name),
})

test('a draft is kept with its text as it is, and read by another start of the app', async () => {
  const text = '\ufeff{"a": "ä\\n\u2028"}\r\n'
  await drafts.keep({ ...flow('A'), text, revision: 'r1' })
  const again = new DraftService({ files: new DraftFiles(folder), now: () => nowMs })
  expect(await again.read(flow('A'))).toEqual({ ...flow('A'), text, revision: 'r1', keptAt: nowMs })
  expect(await again.read(flow('B'))).toBeNull()
})

test('the last of several counts, and what is discarded is gone', async () => {
  const texts = Array.from({ length: 20 }, (_, index) => `text ${index}`)
  await Promise.all(texts.map((text) => drafts.keep({ ...flow('A'), text, revision: 'r' })))
  expect((await drafts.read(flow('A')))?.text).toBe('text 19')
  await drafts.discard(flow('A'))
  await drafts.discard(flow('A'))
  expect(await drafts.read(flow('A'))).toBeNull()
  expect(readdirSync(folder)).toEqual([])
})

test('lists those of an environment, newest first, and lets very old ones go', async () => {
  await drafts.keep({ ...flow('Old'), text: 'x', revision: 'r' })
  nowMs += 61 * 24 * 60 * 60 * 1000
  await drafts.keep({ ...flow('A'), text: 'x', revision: 'r' })
  nowMs += 1000
  await drafts.keep({ ...flow('B'), text: 'x', revision: 'r' })
  await drafts.keep({ ...flow('Other', 'e2'), text: 'x', revision: 'r' })
  expect((await drafts.list(asId.environment('e1'))).map(({ flowId }) => flowId)).toEqual(['B', 'A'])
  expect(await drafts.read(flow('Old'))).toBeNull()
})

test('who chooses not to save lets go of what was kept in this sitting, not of what nobody looked at', async () => {
  await drafts.keep({ ...flow('Earlier'), text: 'x', revision: 'r' })
  await drafts.keep({ ...flow('Restored'), text: 'x', revision: 'r' })
  const next = new DraftService({ files: new DraftFiles(folder), now: () => nowMs })
  await next.read(flow('Restored'))
  await next.keep({ ...flow('New'), text: 'x', revision: 'r' })
  await next.discardKept()
  expect((await next.list(asId.environment('e1'))).map(({ flowId }) => flowId)).toEqual(['Earlier'])
})

test('a file that was spoilt is as good as none', async () => {
  await drafts.keep({ ...flow('A'), text: 'x', revision: 'r' })
  const [name] = readdirSync(folder)
  const path = join(folder, name ?? '')
  for (const content of [
    '',
    '{}\nx',
    'null\nx',
    'not json\nx',
    readFileSync(path, 'utf8').split('\n')[0] ?? '',
  ]) {
    writeFileSync(path, content)
    expect(await drafts.read(flow('A'))).toBeNull()
    expect(await drafts.list(asId.environment('e1'))).toEqual([])
  }
})

test.skipIf(process.platform === 'win32')('nobody else can look into the folder', async () => {
  await drafts.keep({ ...flow('A'), text: 'x', revision: 'r' })
  expect(statSync(folder).mode & 0o077).toBe(0)
})
