import { type FSWatcher, watch } from 'node:fs'

/** Quiet time after the last sign of a change before it is told, in ms. */
const settleMs = 150

/** Longest time a stream of changes may put off being told, in ms. */
const maxDelayMs = 1_000

/** How often a folder that cannot be watched (not there yet, gone) is tried again, in ms. */
const retryMs = 2_000

/**
 * Tells that something in one of these folders may have changed: files directly inside, gathered until it is quiet.
 * A folder that is not there yet is watched once it is. Returns the undoing.
 */
export function watchFolders(folders: readonly string[], onChange: () => void): () => void {
  const watchers = new Map<string, FSWatcher>()
  let settle: NodeJS.Timeout | undefined
  let firstSignAt: number | undefined

  const tell = () => {
    firstSignAt = undefined
    attachMissing()
    onChange()
  }
  const sign = () => {
    const now = Date.now()
    firstSignAt ??= now
    clearTimeout(settle)
    settle = setTimeout(tell, Math.min(settleMs, Math.max(0, firstSignAt + maxDelayMs - now)))
  }
  const drop = (folder: string) => {
    watchers.get(folder)?.close()
    watchers.delete(folder)
    sign()
  }
  const attachMissing = (): boolean => {
    let attached = false
    for (const folder of folders) {
      if (watchers.has(folder)) continue
      try {
        const watcher = watch(folder, { persistent: false }, (event, name) => {
          // A folder that is itself moved or deleted tells so under its own name, and then falls silent.
          if (event === 'rename' && (name === null || folder.endsWith(name))) drop(folder)
          else sign()
        })
        watcher.on('error', () => drop(folder))
        watchers.set(folder, watcher)
        attached = true
      } catch {
        // Not there or not allowed: tried again below.
      }
    }
    return attached
  }

  attachMissing()
  const retry = setInterval(() => {
    if (watchers.size < new Set(folders).size && attachMissing()) sign()
  }, retryMs)
  retry.unref()
  return () => {
    clearTimeout(settle)
    clearInterval(retry)
    for (const watcher of watchers.values()) watcher.close()
    watchers.clear()
  }
}
