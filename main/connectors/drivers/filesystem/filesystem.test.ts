import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { FileAsker } from '../files/testing/file-asker.ts'
import { fileServiceContract } from '../files/testing/file-service-contract.ts'
import { nameProblem } from './file-name-rules.ts'
import { openFilesystem } from './index.ts'

const folders: string[] = []

afterEach(async () => {
  for (const folder of folders.splice(0)) await fs.rm(folder, { recursive: true, force: true })
})

async function newFolder(): Promise<string> {
  const folder = await fs.mkdtemp(join(tmpdir(), 'flowbench-files-'))
  folders.push(folder)
  return folder
}

async function filesIn(rootfolder: string, maxBytes?: number): Promise<FileAsker> {
  const driver = await openFilesystem()
  const { signal } = new AbortController()
  return new FileAsker((request) => driver.handle(request, { rootfolder }, signal), maxBytes)
}

fileServiceContract('the file system', async () => filesIn(await newFolder()))

test('links inside of the root are followed, those that lead out are not there', async () => {
  const outside = await newFolder()
  await fs.writeFile(join(outside, 'secret.txt'), 'secret')
  const root = await newFolder()
  await fs.mkdir(join(root, 'real'))
  await fs.writeFile(join(root, 'real', 'a.txt'), 'A')
  await fs.symlink(join(root, 'real'), join(root, 'inside'))
  await fs.symlink(outside, join(root, 'out'))
  await fs.symlink(join(outside, 'secret.txt'), join(root, 'file-out'))
  await fs.symlink(join(outside, 'made-by-us.txt'), join(root, 'dangling'))
  await fs.symlink(join(root, 'loop'), join(root, 'loop'))
  const files = await filesIn(root)
  expect(await files.names('/')).toEqual(['/inside', '/real'])
  expect((await files.get('/inside/a.txt')).text).toBe('A')
  for (const path of [
    '/out/secret.txt',
    '/file-out',
    '/dangling',
    '/loop',
    '/out/../out/secret.txt',
    '/out/new.txt',
  ]) {
    expect(await files.get(path), path).toMatchObject({ status: path.includes('..') ? 400 : 403 })
    expect((await files.put(path, 'x')).status, path).toBeGreaterThanOrEqual(400)
    expect((await files.ask('DELETE /entry', { path })).status, path).toBeGreaterThanOrEqual(400)
    const moved = await files.ask('POST /move', { from: '/real/a.txt', to: path })
    expect(moved.status, path).toBeGreaterThanOrEqual(400)
  }
  expect(await fs.readdir(outside)).toEqual(['secret.txt'])
  expect(await fs.readFile(join(outside, 'secret.txt'), 'utf8')).toBe('secret')
})

test('deleting a link leaves what it leads to', async () => {
  const root = await newFolder()
  await fs.writeFile(join(root, 'a.txt'), 'A')
  await fs.symlink(join(root, 'a.txt'), join(root, 'link'))
  const files = await filesIn(root)
  expect(await files.ask('DELETE /entry', { path: '/link' })).toMatchObject({ status: 204 })
  expect(await files.names('/')).toEqual(['/a.txt'])
})

test('a root may be a link itself; full paths mean something below it', async () => {
  const real = await newFolder()
  const other = await newFolder()
  await fs.symlink(real, join(other, 'root'))
  const files = await filesIn(join(other, 'root'))
  await files.put('/etc/passwd', 'mine')
  expect((await files.get('/etc/passwd')).text).toBe('mine')
  expect(await fs.readFile(join(real, 'etc', 'passwd'), 'utf8')).toBe('mine')
})

test.each([
  ['relative/folder', 400],
  ['', 400],
  [join(tmpdir(), 'flowbench-no-such-folder'), 404],
])('the root folder %j is refused', async (root, status) => {
  expect(await (await filesIn(root)).ask('GET /entries')).toMatchObject({ status })
})

test('a root that is a file is refused', async () => {
  const file = join(await newFolder(), 'file')
  await fs.writeFile(file, '')
  expect(await (await filesIn(file)).ask('GET /entries')).toMatchObject({ status: 404 })
})

test('pipes are neither files nor folders, and nobody waits for them', async () => {
  const root = await newFolder()
  execFileSync('mkfifo', [join(root, 'pipe')])
  const files = await filesIn(root)
  expect(await files.names('/')).toEqual([])
  expect(await files.get('/pipe')).toMatchObject({ status: 404 })
})

test('what is larger than an answer may be is not read', async () => {
  const root = await newFolder()
  const files = await filesIn(root, 1_000)
  await files.put('/fits', 'x'.repeat(1_000))
  await files.put('/large', 'x'.repeat(1_001))
  expect(await files.get('/fits')).toMatchObject({ status: 200 })
  expect(await files.get('/large')).toMatchObject({ status: 413 })
})

test('a replaced file keeps its rights, and no unfinished file is seen', async () => {
  const root = await newFolder()
  await fs.writeFile(join(root, 'a.sh'), 'old', { mode: 0o750 })
  await fs.writeFile(join(root, '.flowbench-00000000-0000-4000-8000-000000000000.tmp'), 'half')
  const files = await filesIn(root)
  await files.put('/a.sh', 'new')
  expect((await fs.stat(join(root, 'a.sh'))).mode & 0o777).toBe(0o750)
  expect(await files.names('/')).toEqual(['/a.sh'])
})

const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mounts()

/** Whether this machine lets tests mount a disk of their own. */
function mounts(): boolean {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', tmpdir()], {
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}

test.skipIf(!canMount)('a full disk is said, and leaves the old file as it was', async () => {
  const root = await newFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', root])
  try {
    const files = await filesIn(root)
    await files.put('/a.txt', 'old')
    const large = 'x'.repeat(200_000)
    const full = { status: 507, json: { error: { code: 'NoSpace' } } }
    expect(await files.put('/a.txt', large)).toMatchObject(full)
    expect(await files.put('/b.txt', large, 'create')).toMatchObject(full)
    expect(await files.ask('POST /content', { path: '/a.txt' }, large)).toMatchObject(full)
    expect((await files.get('/a.txt')).text).toBe('old')
    expect(await fs.readdir(root)).toEqual(['a.txt'])
  } finally {
    execFileSync('umount', [root])
  }
})

test.each([
  ['CON', 'win32', true],
  ['con.txt', 'win32', true],
  ['LPT1', 'win32', true],
  ['COM¹.log', 'win32', true],
  ['nul ', 'win32', true],
  ['file.txt:stream', 'win32', true],
  ['C:', 'win32', true],
  ['a\\b', 'win32', true],
  ['a\\b', 'linux', true],
  ['name.', 'win32', true],
  ['name ', 'win32', true],
  ['what?', 'win32', true],
  ['console.txt', 'win32', false],
  ['com10.txt', 'win32', false],
  ['Grüße #1 100 %.txt', 'win32', false],
  ['con.txt', 'linux', false],
  ['a:b', 'linux', false],
] as const)('%j on %s is refused: %s', (name, platform, isRefused) => {
  expect(nameProblem(name, platform) !== undefined).toBe(isRefused)
})
