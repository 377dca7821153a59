import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The folders one installation of the app owns; new for each test unless it wants to start the app again. */
export interface AppFolders {
  readonly userData: string
  readonly documents: string
  /** Removes what was made here; folders that were handed in stay. */
  dispose(): void
}

/** Makes the folders that were not handed in. */
export function makeAppFolders(given: { userDataDir?: string; documentsDir?: string }): AppFolders {
  const own = mkdtempSync(join(tmpdir(), 'flowbench-e2e-'))
  const make = (name: string) => {
    const folder = join(own, name)
    mkdirSync(folder)
    return folder
  }
  return {
    userData: given.userDataDir ?? make('user-data'),
    documents: given.documentsDir ?? make('documents'),
    dispose: () => rmSync(own, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  }
}
