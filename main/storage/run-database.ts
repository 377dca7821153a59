import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { FileError } from '../../shared/errors/index.ts'
import { type Hold, holdFile, isHeldElsewhere } from './held-database.ts'
import { migrations } from './migrations.ts'

/** How long a write waits for another program's lock before runs are told to stand still, in ms. */
const busyMs = 150

/** Files up to this size are checked page by page at start. */
const maxCheckedBytes = 33_554_432

/** Size to which the write-ahead log is cut when it has grown beyond, in bytes. */
const maxLogBytes = 33_554_432

/** An open run database. */
export interface RunDatabase {
  readonly connection: Database.Database
  /** Set when a damaged file was moved aside: what to tell the person. */
  readonly notice: string | undefined
  /** Closes the database and lets another process have it. */
  close(): void
}

/**
 * Opens (or makes) the run database at a path, or in memory for `:memory:`, and brings it to the current schema.
 * One process has it at a time, since two would both drive the same runs; others may read. A damaged file is moved
 * aside and a new one made. Throws FileError `file.database-in-use` when another process has it,
 * `file.database-too-new` when a later version of the app wrote it, `file.database` when it cannot be opened at all.
 */
export function openRunDatabase(path: string): RunDatabase {
  if (path === ':memory:') {
    const connection = prepare(path)
    return { connection, notice: undefined, close: () => connection.close() }
  }
  try {
    mkdirSync(dirname(path), { recursive: true })
  } catch (cause) {
    throw new FileError('file.database', `The folder of the run history cannot be made: ${dirname(path)}.`, {
      cause,
    })
  }
  const hold = holdAlone(path)
  try {
    const { connection, notice } = openOrRenew(path)
    connection
      .prepare('INSERT OR REPLACE INTO owner (id, pid, since) VALUES (1, ?, ?)')
      .run(process.pid, Date.now())
    return {
      connection,
      notice,
      close: () => {
        connection.close()
        hold.release()
      },
    }
  } catch (thrown) {
    hold.release()
    throw asFileError(path, thrown)
  }
}

function openOrRenew(path: string): Pick<RunDatabase, 'connection' | 'notice'> {
  try {
    return { connection: prepare(path), notice: undefined }
  } catch (thrown) {
    if (!isDamage(thrown)) throw thrown
    const aside = moveAside(path)
    const notice = `The run history was damaged. It was moved to ${aside}, and a new one was begun.`
    return { connection: prepare(path), notice }
  }
}

function holdAlone(path: string): Hold {
  try {
    return holdFile(path)
  } catch (thrown) {
    if (!isHeldElsewhere(thrown)) throw asFileError(path, thrown)
    throw new FileError(
      'file.database-in-use',
      `Another Flowbench process${ownerOf(path)} has the run history at ${path}.`,
      {
        hint: 'End it first, or choose another data folder with --data.',
        cause: thrown,
      },
    )
  }
}

/** Who says in the database that it has it: ` (process 4711, since ...)`; nothing when that cannot be read. */
function ownerOf(path: string): string {
  try {
    const connection = new Database(path, { readonly: true, timeout: busyMs })
    try {
      const row = connection.prepare('SELECT pid, since FROM owner').get() as
        | { readonly pid: number; readonly since: number }
        | undefined
      return row === undefined ? '' : ` (process ${row.pid}, since ${new Date(row.since).toISOString()})`
    } finally {
      connection.close()
    }
  } catch {
    return ''
  }
}

function prepare(path: string): Database.Database {
  const connection = new Database(path, { timeout: 5000 })
  try {
    // Pages of deleted runs can be given back to the disk bit by bit; has to be said before the first table.
    connection.exec('PRAGMA auto_vacuum = INCREMENTAL')
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF')
    connection.exec('PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 2000')
    connection.exec(`PRAGMA journal_size_limit = ${maxLogBytes}`)
    checkPages(connection, path)
    migrate(connection)
    learnToShrink(connection, path)
    connection.exec(`PRAGMA busy_timeout = ${busyMs}`)
    return connection
  } catch (thrown) {
    connection.close()
    throw thrown
  }
}

/** A small database that was made before pages could be given back is written anew; a large one stays as it is. */
function learnToShrink(connection: Database.Database, path: string): void {
  if (path === ':memory:' || statSync(path).size > maxCheckedBytes) return
  const { auto_vacuum: mode } = connection.prepare('PRAGMA auto_vacuum').get() as { auto_vacuum: number }
  if (mode === 0) connection.exec('PRAGMA auto_vacuum = INCREMENTAL; VACUUM')
}

/** Looks through all pages; a large file is trusted, since looking would delay the start. */
function checkPages(connection: Database.Database, path: string): void {
  if (path !== ':memory:' && statSync(path).size > maxCheckedBytes) return
  const check = connection.prepare('PRAGMA quick_check(1)').get() as Record<string, unknown> | undefined
  if (check !== undefined && Object.values(check)[0] !== 'ok') throw new DamagedDatabase()
}

class DamagedDatabase extends Error {}

function migrate(connection: Database.Database): void {
  const row = connection.prepare('PRAGMA user_version').get() as { user_version: number }
  const current = row.user_version
  const newest = migrations.at(-1)?.version ?? 0
  if (current > newest) {
    throw new FileError(
      'file.database-too-new',
      'The run history was written by a later version of Flowbench.',
      {
        hint: 'Update Flowbench, or choose another user-data folder.',
      },
    )
  }
  for (const migration of migrations) {
    if (migration.version <= current) continue
    connection.exec('BEGIN IMMEDIATE')
    try {
      connection.exec(migration.sql)
      connection.exec(`PRAGMA user_version = ${migration.version}`)
      connection.exec('COMMIT')
    } catch (thrown) {
      connection.exec('ROLLBACK')
      throw thrown
    }
  }
}

function isDamage(thrown: unknown): boolean {
  if (thrown instanceof DamagedDatabase) return true
  const code = (thrown as { code?: unknown }).code
  const message = thrown instanceof Error ? thrown.message : ''
  return code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB' || /malformed|not a database/i.test(message)
}

function asFileError(path: string, thrown: unknown): FileError {
  if (thrown instanceof FileError) return thrown
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return new FileError('file.database', `The run history at ${path} cannot be opened: ${detail}.`, {
    cause: thrown,
  })
}

function moveAside(path: string): string {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const aside = `${path}.damaged-${stamp}`
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix)
  }
  return aside
}
