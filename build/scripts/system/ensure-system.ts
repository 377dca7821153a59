import { spawnSync } from 'node:child_process'
import { findCommand } from '../find-command.ts'
import { isDebianLike, lookAtSystem } from './look-at-system.ts'
import { installCommand, missingPackages } from './missing-packages.ts'
import type { Purpose } from './system-needs.ts'

/**
 * Sees to the system packages Electron needs: installs what is missing when root on Debian or Ubuntu, else prints the
 * one command that does. False when something is still missing. On Windows and macOS there is nothing to see to.
 */
export function ensureSystem(root: string, electron: string, purpose: Purpose): boolean {
  if (process.platform !== 'linux') return true
  const missing = missingPackages(lookAtSystem(root, electron), purpose)
  if (missing.packages.length === 0) return true

  const libraries =
    missing.unknownLibraries.length > 0 ? ` (libraries: ${missing.unknownLibraries.join(', ')})` : ''
  if (!isDebianLike() || !findCommand('apt-get')) {
    console.error(
      `system: missing here${libraries}; install what Debian calls: ${missing.packages.join(' ')}`,
    )
    return false
  }
  if (process.getuid?.() !== 0) {
    console.error(`system: missing packages${libraries}; run:\n  ${installCommand(missing.packages)}`)
    return false
  }
  console.error(`system: installing ${missing.packages.join(' ')} ...`)
  if (!installPackages(missing.packages)) {
    console.error(`system: that failed; run:\n  ${installCommand(missing.packages)}`)
    return false
  }
  const still = missingPackages(lookAtSystem(root, electron), purpose)
  if (still.packages.length === 0) return true
  console.error(`system: still missing: ${[...still.packages, ...still.unknownLibraries].join(' ')}`)
  return false
}

function installPackages(packages: readonly string[]): boolean {
  if (!aptGet('update')) return false
  return aptGet('install', '-y', '--no-install-recommends', ...packages.map(nameHere))
}

/** Since the change to 64-bit time, newer releases call some libraries `...t64`. */
function nameHere(name: string): string {
  const renamed = `${name}t64`
  const known = spawnSync('apt-cache', ['show', '--no-all-versions', renamed], { stdio: 'ignore' })
  return known.status === 0 ? renamed : name
}

/** Quiet unless it fails; then what it said last is shown. */
function aptGet(...args: readonly string[]): boolean {
  const result = spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  })
  if (result.status === 0) return true
  const said = `${result.stdout ?? ''}${result.stderr ?? ''}`.trimEnd().split('\n').slice(-8)
  console.error(said.map((line) => `  ${line}`).join('\n'))
  return false
}
