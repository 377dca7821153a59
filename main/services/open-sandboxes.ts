import { join } from 'node:path'
import { createHttpClient } from '../connectors/http-client.ts'
import { publicConnectors } from '../connectors/public/index.ts'
import { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import { openSqliteSandboxStore } from '../storage/sqlite-sandbox-store.ts'
import { systemClock } from './system-clock.ts'

/** Database of the sandboxes in a folder of the app's data. */
export function sandboxesPathOf(dataFolder: string): string {
  return join(dataFolder, 'sandboxes.db')
}

/** The sandboxes whose state is kept in a database. Throws FileError `file.database`. */
export function openSandboxes(path: string): Sandboxes {
  return new Sandboxes({
    store: openSqliteSandboxStore(path),
    connectors: publicConnectors,
    nowMs: () => systemClock.nowMs(),
    http: createHttpClient(),
  })
}
