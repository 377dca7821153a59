import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A person's folders that live as long as one command. */
export interface ThrowawayProfile {
  readonly folder: string
  /** XDG variables that point into `folder`. The cache stays the real one: the Electron runtime lies there. */
  readonly env: Readonly<Record<string, string>>
  /** Removes everything. */
  dispose(): void
}

/** Makes fresh XDG folders, so that neither settings nor keyrings of whoever runs this are touched. */
export function makeThrowawayProfile(): ThrowawayProfile {
  const folder = mkdtempSync(join(tmpdir(), 'flowbench-display-'))
  const env: Record<string, string> = {
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_STATE_HOME: join(folder, 'state'),
  }
  for (const path of Object.values(env)) mkdirSync(path, { recursive: true })
  // The desktop's font, which a window asks for before any font by name: a bare system has only a coarse one.
  mkdirSync(join(folder, 'config/gtk-3.0'))
  writeFileSync(join(folder, 'config/gtk-3.0/settings.ini'), '[Settings]\ngtk-font-name=Roboto 10\n')
  // The Secret Service and dbus refuse a runtime folder that others may enter.
  chmodSync(join(folder, 'run'), 0o700)
  return {
    folder,
    env,
    dispose: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  }
}
