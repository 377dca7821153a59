import Database from 'libsql'

/** A database file that no other process may use until it is let go. */
export interface Hold {
  release(): void
}

/** How long another process that is just ending is waited for, in ms. */
const endingMs = 500

/**
 * Opens a database that this connection alone may use: with a lock of the operating system, which goes when the
 * process ends, however it ends. Whatever `prepare` does is the first transaction. Throws what SQLite throws;
 * `isHeldElsewhere` tells when another connection has it.
 */
export function openHeldDatabase(
  path: string,
  prepare: (connection: Database.Database) => void,
): Database.Database {
  const connection = new Database(path, { timeout: endingMs })
  try {
    connection.exec('PRAGMA locking_mode = EXCLUSIVE')
    connection.exec('PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = NORMAL')
    connection.exec('BEGIN EXCLUSIVE')
    prepare(connection)
    connection.exec('COMMIT')
    return connection
  } catch (thrown) {
    closeHeldDatabase(connection)
    throw thrown
  }
}

/** Lets a held database go. Closing alone leaves the file locked until the connection is collected as garbage. */
export function closeHeldDatabase(connection: Database.Database): void {
  try {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    connection.exec('PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_schema')
  } finally {
    connection.close()
  }
}

/** Holds a file that others may still read, by a lock file beside it. Throws as `openHeldDatabase`. */
export function holdFile(path: string): Hold {
  const connection = openHeldDatabase(`${path}.lock`, () => undefined)
  return { release: () => closeHeldDatabase(connection) }
}

/** Whether an error of SQLite says that another connection has the file. */
export function isHeldElsewhere(thrown: unknown): boolean {
  const code = String((thrown as { code?: unknown }).code ?? '')
  return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')
}
