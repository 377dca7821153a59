import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderTrash } from './environment-trash.ts'

test('files and folders of one moment all keep their place in the trash', async () => {
  const root = await mkdtemp(join(tmpdir(), 'flowbench-trash-'))
  const trash = folderTrash(join(root, 'trash'), () => Date.UTC(2026, 10, 23, 8))
  await writeFile(join(root, 'a.json'), '1')
  await trash.moveToTrash(join(root, 'a.json'))
  await writeFile(join(root, 'a.json'), '2')
  await trash.moveToTrash(join(root, 'a.json'))
  await mkdir(join(root, 'a.tests'))
  await trash.moveToTrash(join(root, 'a.tests'))

  const stamp = '2026-11-23T08-00-00.000Z'
  expect((await readdir(join(root, 'trash'))).sort()).toEqual([stamp, `${stamp}-2`, `${stamp}-3`])
  expect(await readFile(join(root, 'trash', stamp, 'a.json'), 'utf8')).toBe('1')
  expect(await readdir(root)).toEqual(['trash'])
  await expect(trash.moveToTrash(join(root, 'none'))).rejects.toMatchObject({ code: 'ENOENT' })
  await rm(root, { recursive: true })
})
