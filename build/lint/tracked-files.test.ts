import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findCommand } from '../scripts/find-command.ts'
import { trackedFiles } from './tracked-files.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tracked-files-'))
  for (const folder of ['node_modules/a', 'src/deep']) mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, '.gitignore'), 'node_modules/\nignored.txt\n')
  writeFileSync(join(root, 'node_modules/a/index.js'), '')
  writeFileSync(join(root, 'src/deep/a.ts'), 'text')
  writeFileSync(join(root, 'src/picture.png'), Buffer.from([137, 80, 0]))
  writeFileSync(join(root, 'ignored.txt'), '')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const paths = () => [...trackedFiles(root)].map((file) => file.path).sort()

test('without git: all text files but generated ones', () => {
  expect(paths()).toEqual(['.gitignore', 'ignored.txt', 'src/deep/a.ts'])
})

test.runIf(findCommand('git'))('with git: also new files, but none that is ignored', () => {
  spawnSync('git', ['init', '-q'], { cwd: root })
  expect(paths()).toEqual(['.gitignore', 'src/deep/a.ts'])
})
