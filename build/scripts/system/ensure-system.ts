import { spawnSync } from 'node:child_process'
import { findCommand } from '../find-command.ts'
import { isDebianLike, lookAtSystem } from './look-at-system.ts'
import { installCommand, missingPackages, type SystemView } from './missing-packages.ts'
import type { Purpose } from './system-needs.ts'

/** The system as the installer sees it; handed in so that each decision can be tested without changing one. */
export interface SystemPorts {
  readonly platform: NodeJS.Platform
  readonly isRoot: boolean
  /** Are packages installed by apt-get here? */
  readonly hasAptGet: boolean
  readonly look: () => SystemView
  /** Runs apt-get and answers whether it went well. */
  readonly aptGet: (...args: readonly string[]) => boolean
  /** Does the package list know this name? */
  readonly knowsPackage: (name: string) => boolean
  readonly say: (line: string) => void
}

/** This machine, looked at for the Electron of a checkout. */
export function machineSystem(root: string, electron: string): SystemPorts {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasAptGet: isDebianLike() && findCommand('apt-get') !== null,
    look: () => lookAtSystem(root, electron),
    aptGet,
    knowsPackage: (name) => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0,
    say: (line) => console.error(line),
  }
}

/**
 * Sees to the system packages Electron needs: installs what is missing when root on Debian or Ubuntu, else prints the
 * one command that does. False when something is still missing. On Windows and macOS there is nothing to see to.
 */
export function ensureSystem(ports: SystemPorts, purpose: Purpose): boolean {
  if (ports.platform !== 'linux') return true
  const missing = missingPackages(ports.look(), purpose)
  if (missing.packages.length === 0) return true

  const libraries =
    missing.unknownLibraries.length > 0 ? ` (libraries: ${missing.unknownLibraries.join(', ')})` : ''
  if (!ports.hasAptGet) {
    ports.say(`system: missing here${libraries}; install what Debian calls: ${missing.packages.join(' ')}`)
    return false
  }
  if (!ports.isRoot) {
    ports.say(`system: missing packages${libraries}; run:\n  ${installCommand(missing.packages)}`)
    return false
  }
  ports.say(`system: installing ${missing.packages.join(' ')} ...`)
  if (!installPackages(missing.packages, ports)) {
    ports.say(`system: that failed; run:\n  ${installCommand(missing.packages)}`)
    return false
  }
  const still = missingPackages(ports.look(), purpose)
  if (still.packages.length === 0) return true
  ports.say(`system: still missing: ${[...still.packages, ...still.unknownLibraries].join(' ')}`)
  return false
}

function installPackages(packages: readonly string[], { aptGet, knowsPackage }: SystemPorts): boolean {
  if (!aptGet('update')) return false
  // Since the change to 64-bit time, newer releases call some libraries `...t64`.
  const names = packages.map((name) => (knowsPackage(`${name}t64`) ? `${name}t64` : name))
  return aptGet('install', '-y', '--no-install-recommends', ...names)
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
