/** A package that the lock file should know and does not. */
export interface LockGap {
  readonly name: string
  readonly version: string
  readonly wantedBy: string
}

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/**
 * Optional packages (programs for other platforms, mostly) without an entry in a lock file. `npm install` leaves such
 * a gap when a registry does not have the package, and `npm ci` then refuses the whole lock file.
 * @param lockFile text of a package-lock.json (version 3)
 */
export function findLockGaps(lockFile: string): LockGap[] {
  const { packages = {} } = JSON.parse(lockFile) as { packages?: Readonly<Record<string, LockedPackage>> }
  const gaps: LockGap[] = []
  for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!isLocked(packages, path, name)) gaps.push({ name, version, wantedBy: path || 'this project' })
    }
  }
  return gaps
}

/** Looks where Node would: beside the one who asks, then further up. */
function isLocked(packages: Readonly<Record<string, unknown>>, from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (Object.hasOwn(packages, `${at === '' ? '' : `${at}/`}node_modules/${name}`)) return true
    if (at === '') return false
  }
}
