import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findCommand } from '../find-command.ts'
import type { SystemView } from './missing-packages.ts'
import { missingLibraries } from './system-needs.ts'

/** Looks at this Linux: which libraries Electron and the keychain module miss, which programs are there. */
export function lookAtSystem(root: string, electron: string): SystemView {
  const keytar = join(root, `node_modules/keytar/prebuilds/linux-${process.arch}/keytar.node`)
  const binaries = [electron, keytar].filter((file) => existsSync(file))
  const found = findCommand('ldd')
    ? binaries.flatMap((file) => missingLibraries(spawnSync('ldd', [file], { encoding: 'utf8' }).stdout))
    : []
  return {
    missingLibraries: [...new Set(found)],
    hasProgram: (name) => findCommand(name) !== null,
    hasFile: existsSync,
  }
}

/** Is this Debian or one of its children (Ubuntu ...), by /etc/os-release? */
export function isDebianLike(osRelease: string = readOsRelease()): boolean {
  return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(osRelease)
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8')
  } catch {
    return ''
  }
}
