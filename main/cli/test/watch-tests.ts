import { type FSWatcher, watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { FlowTestGroup } from '../../services/flow-test-files.ts'
import { testFolderOf } from '../../services/flow-test-files.ts'

/** Time (ms) after a change in which others are gathered: editors write in several steps. */
const quietMs = 150

/** Watches the files of some flows and their tests. */
export interface TestWatch {
  /** Replaces what is watched. */
  follow(groups: readonly FlowTestGroup[]): void
  close(): void
}

/**
 * Calls back with the paths of the flows whose file, tests or cassettes changed; `undefined` stands for any flow, after
 * a change in a folder of flows that belongs to none that is known.
 */
export function watchTests(onChange: (flowPaths: ReadonlySet<string>) => void): TestWatch {
  const watchers: FSWatcher[] = []
  const changed = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const note = (flowPath: string) => {
    changed.add(flowPath)
    clearTimeout(timer)
    timer = setTimeout(() => {
      const paths = new Set(changed)
      changed.clear()
      onChange(paths)
    }, quietMs)
  }
  const close = () => {
    for (const watcher of watchers.splice(0)) watcher.close()
  }
  return {
    follow: (groups) => {
      close()
      for (const { flowPath } of groups) {
        tryWatch(dirname(flowPath), watchers, (name) => {
          if (name === undefined || name === basename(flowPath)) note(flowPath)
        })
        tryWatch(testFolderOf(flowPath), watchers, () => note(flowPath))
      }
    },
    close: () => {
      clearTimeout(timer)
      close()
    },
  }
}

function tryWatch(folder: string, watchers: FSWatcher[], changed: (name: string | undefined) => void): void {
  try {
    const watcher = watch(folder, { persistent: true }, (_kind, name) => changed(name ?? undefined))
    watcher.on('error', () => watcher.close())
    watchers.push(watcher)
  } catch {
    // A folder that is not there (any more) cannot change; its tests say so themselves.
  }
}
