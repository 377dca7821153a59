import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readCommitted } from './committed-file.ts'

let folder: string
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], { cwd: folder })

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'flowbench-git-')))
  writeFileSync(join(folder, 'a flow.json'), '{"a": 1}\r\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the bytes of the last commit, whatever the file says now', async () => {
  git('init', '-q')
  git('-c', 'core.autocrlf=false', 'add', '.')
  git('commit', '-q', '-m', 'First words')
  writeFileSync(join(folder, 'a flow.json'), '{"a": 2}')
  const { bytes, hash, subject, committedAt } = await readCommitted(join(folder, 'a flow.json'))
  expect([bytes.toString(), subject]).toEqual(['{"a": 1}\r\n', 'First words'])
  expect(hash).toMatch(/^[0-9a-f]{7,}$/)
  expect(committedAt).toBeGreaterThan(1_500_000_000_000)
})

test('no repository, no commit, no git: each is told apart', async () => {
  const path = join(folder, 'a flow.json')
  await expect(readCommitted(path)).rejects.toMatchObject({ code: 'file.not-in-git' })
  git('init', '-q')
  await expect(readCommitted(path)).rejects.toMatchObject({ code: 'file.not-committed' })
  await expect(readCommitted(path, join(folder, 'no-such-git'))).rejects.toMatchObject({
    code: 'file.git-missing',
  })
})
