import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import type { SandboxKey, SandboxStore, StoredSandbox } from '../../shared/connectors/sandbox-store.ts'
import { FileError } from '../../shared/errors/index.ts'

/** How long a thread or process that is writing is waited for, in ms. */
const busyMs = 5_000
/** How often changes of others are looked for while somebody listens, in ms. */
const lookMs = 400

interface Row {
  readonly environment: string
  readonly connector: string
  readonly state: string
  readonly serial: number
  readonly version: number
}

/**
 * Opens (or makes) the database of the sandboxes. Several threads and processes may have it open: each change is a
 * transaction of its own. Throws FileError `file.database`.
 */
export function openSqliteSandboxStore(path: string): SandboxStore {
  try {
    mkdirSync(dirname(path), { recursive: true })
    return new SqliteSandboxStore(new Database(path, { timeout: busyMs }))
  } catch (cause) {
    throw new FileError('file.database', `The data of the sandboxes in '${path}' cannot be opened.`, {
      hint: 'If it is damaged, delete the file: the sandboxes then begin anew.',
      cause,
    })
  }
}

class SqliteSandboxStore implements SandboxStore {
  readonly #connection: Database.Database
  readonly #listeners = new Set<(key: SandboxKey) => void>()
  #seen = new Map<string, number>()
  #dataVersion = 0
  #timer: NodeJS.Timeout | undefined

  constructor(connection: Database.Database) {
    this.#connection = connection
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    // Ids of connectors are compared without case.
    connection.exec(`CREATE TABLE IF NOT EXISTS sandboxes (
      environment TEXT NOT NULL,
      connector TEXT NOT NULL COLLATE NOCASE,
      state TEXT NOT NULL,
      serial INTEGER NOT NULL,
      version INTEGER NOT NULL,
      PRIMARY KEY (environment, connector)
    )`)
  }

  read(key: SandboxKey): StoredSandbox | undefined {
    const row = this.#row(key)
    return row === undefined ? undefined : { json: row.state, serial: row.serial }
  }

  change(key: SandboxKey, work: (current: StoredSandbox | undefined) => StoredSandbox | undefined): void {
    const connection = this.#connection
    let isChanged = false
    connection.exec('BEGIN IMMEDIATE')
    try {
      const row = this.#row(key)
      const before = row === undefined ? undefined : { json: row.state, serial: row.serial }
      const after = work(before)
      isChanged = after !== before
      if (isChanged) this.#write(key, after, row)
      connection.exec('COMMIT')
    } catch (thrown) {
      if (connection.inTransaction) connection.exec('ROLLBACK')
      throw thrown
    }
    if (!isChanged) return
    if (this.#timer !== undefined) this.#seen = this.#versions()
    for (const listener of this.#listeners) listener(key)
  }

  subscribe(listener: (key: SandboxKey) => void): () => void {
    this.#listeners.add(listener)
    if (this.#timer === undefined) {
      this.#seen = this.#versions()
      this.#dataVersion = this.#currentVersion()
      this.#timer = setInterval(() => this.#look(), lookMs)
      this.#timer.unref()
    }
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#stopLooking()
    }
  }

  close(): void {
    this.#listeners.clear()
    this.#stopLooking()
    this.#connection.close()
  }

  #stopLooking(): void {
    if (this.#timer !== undefined) clearInterval(this.#timer)
    this.#timer = undefined
  }

  /** Tells of what other connections have changed. */
  #look(): void {
    const version = this.#currentVersion()
    if (version === this.#dataVersion) return
    this.#dataVersion = version
    const before = this.#seen
    this.#seen = this.#versions()
    for (const name of new Set([...before.keys(), ...this.#seen.keys()])) {
      if (before.get(name) === this.#seen.get(name)) continue
      const [environment = '', connectorId = ''] = name.split('\n')
      for (const listener of this.#listeners) listener({ environment, connectorId })
    }
  }

  #currentVersion(): number {
    const row = this.#connection.prepare('PRAGMA data_version').get() as { data_version: number }
    return row.data_version
  }

  #versions(): Map<string, number> {
    const rows = this.#connection
      .prepare('SELECT environment, connector, version FROM sandboxes')
      .all() as Pick<Row, 'environment' | 'connector' | 'version'>[]
    return new Map(
      rows.map(({ connector, environment, version }) => [`${environment}\n${connector}`, version]),
    )
  }

  #row({ connectorId, environment }: SandboxKey): Row | undefined {
    return this.#connection
      .prepare('SELECT * FROM sandboxes WHERE environment = ? AND connector = ?')
      .get(environment, connectorId) as Row | undefined
  }

  #write(
    { connectorId, environment }: SandboxKey,
    after: StoredSandbox | undefined,
    row: Row | undefined,
  ): void {
    if (after === undefined) {
      this.#connection
        .prepare('DELETE FROM sandboxes WHERE environment = ? AND connector = ?')
        .run(environment, connectorId)
      return
    }
    this.#connection
      .prepare(
        `INSERT INTO sandboxes (environment, connector, state, serial, version) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (environment, connector) DO UPDATE SET state = excluded.state, serial = excluded.serial,
           version = excluded.version`,
      )
      .run(environment, connectorId, after.json, after.serial, (row?.version ?? 0) + 1)
  }
}
