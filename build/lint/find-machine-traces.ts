/** A line that would tie the repository to one machine or one registry. */
export interface MachineTrace {
  readonly line: number
  readonly what: 'registry host' | 'machine path' | 'download address in the lock file'
}

/** What to look for on this machine. */
export interface MachineFacts {
  /** Host names of package registries, as the npm client is set to use here and the public ones. */
  readonly registryHosts: readonly string[]
  /** Absolute folders of this machine, such as the checkout's own. */
  readonly folders: readonly string[]
}

/** Finds registry hosts, absolute paths of this machine and download addresses in a lock file. */
export function findMachineTraces(path: string, text: string, facts: MachineFacts): MachineTrace[] {
  const traces: MachineTrace[] = []
  const isLockFile = path.endsWith('package-lock.json')
  text.split('\n').forEach((content, index) => {
    const line = index + 1
    if (facts.registryHosts.some((host) => content.includes(host)))
      traces.push({ line, what: 'registry host' })
    else if (isLockFile && /"resolved": "https?:/.test(content)) {
      traces.push({ line, what: 'download address in the lock file' })
    }
    if (facts.folders.some((folder) => mentionsFolder(content, folder)))
      traces.push({ line, what: 'machine path' })
  })
  return traces
}

/** `/a/b` is mentioned by `/a/b` and `/a/b/c`, not by `/a/bc` nor `/x/a/b`. */
function mentionsFolder(content: string, folder: string): boolean {
  for (let at = content.indexOf(folder); at >= 0; at = content.indexOf(folder, at + 1)) {
    const before = content[at - 1] ?? ' '
    const after = content[at + folder.length] ?? ' '
    if (!/[\w./-]/.test(before) && !/[\w-]/.test(after)) return true
  }
  return false
}
