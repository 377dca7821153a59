import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRevision } from './environment-revision.ts'
import { revisionOf } from './flow-file.ts'

test('is the revision of the bytes, for any size', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'flowbench-revision-'))
  const path = join(folder, 'a.json')
  for (const bytes of [Buffer.alloc(0), Buffer.from('{}'), Buffer.alloc(200_000, 'ä')]) {
    await writeFile(path, bytes)
    expect(await readRevision(path)).toBe(revisionOf(bytes))
  }
  expect(await readRevision(join(folder, 'none.json'))).toBeUndefined()
  expect(await readRevision(folder)).toBeUndefined()
  await rm(folder, { recursive: true })
})
