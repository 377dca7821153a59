import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folder of the installed npm package `electron`, or null when `npm ci` has not been run. */
export function electronPackageFolder(root: string): string | null {
  const folder = join(root, 'node_modules/electron')
  return existsSync(join(folder, 'package.json')) ? folder : null
}

/** Version of the npm package `electron` this checkout ships on. */
export function electronVersion(packageFolder: string): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  return manifest.version
}

/** Where an unpacked Electron keeps its program, relative to its folder. */
export function platformExecutable(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/** The program in the package's own `dist`, as its `path.txt` names it; null when it was never downloaded. */
export function installedExecutable(packageFolder: string): string | null {
  const pathFile = join(packageFolder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const executable = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(executable) ? executable : null
}
