import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AuditLog } from './audit-log.ts'

let folder: string
let log: AuditLog

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-audit-'))
  log = new AuditLog(join(folder, 'deep/audit.jsonl'), (error) => {
    throw error
  })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const all = () => true

test('no file has no rows; the newest rows come first, those that are picked', async () => {
  expect(await log.recent(all, 10)).toEqual([])
  for (let at = 1; at <= 5; at += 1) log.write({ at, id: at % 2 === 0 ? 'even' : 'odd' })
  expect(await log.recent(({ id }) => id === 'odd', 2)).toEqual([
    { at: 5, id: 'odd' },
    { at: 3, id: 'odd' },
  ])
})

test('rows across blocks are whole, in many bytes too', async () => {
  const text = 'ä😀'.repeat(20_000)
  for (let at = 1; at <= 8; at += 1) log.write({ at, text })
  const rows = (await log.recent(all, 100)) as { at: number; text: string }[]
  expect(rows.map(({ at }) => at)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
  expect(rows.every((row) => row.text === text)).toBe(true)
})

test('a row that a power cut left half is passed over', async () => {
  log.write({ at: 1 })
  await log.flush()
  const path = join(folder, 'deep/audit.jsonl')
  await appendFile(path, '{"at":2,"ev')
  expect(await log.recent(all, 10)).toEqual([{ at: 1 }])
  await writeFile(path, '')
  expect(await log.recent(all, 10)).toEqual([])
})
