import { stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import Database from 'libsql/promise'
import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { lengthOfNativeType } from '../sql/native-types.ts'
import type { ConnectionValues } from '../sql/sql-pool.ts'
import type { SqlName, SqlSession } from '../sql/sql-session.ts'
import type { ProcedureResult, ResultSet, SqlColumn, SqlStatement, SqlTable } from '../sql/sql-types.ts'
import { sqliteFailure } from './sqlite-refusals.ts'
import { boundParameter, readSqliteRows, type SqliteField, sqliteKind } from './sqlite-values.ts'

/** What is used of the library; its own types leave most of it out. */
interface SqliteDatabase {
  readonly inTransaction: boolean
  prepare(text: string): Promise<{
    /** Does it give rows? */
    readonly reader: boolean
    raw(isRaw: boolean): void
    safeIntegers(isOn: boolean): void
    columns(): readonly SqliteField[]
    all(values: readonly unknown[]): Promise<readonly (readonly unknown[])[]>
  }>
  interrupt(): void
  close(): void
}

/** Opens a file that is there. Rejects with ServiceRefusal 400, 404. */
export async function openSqliteSession(connection: ConnectionValues): Promise<SqlSession> {
  const file = connection.file ?? ''
  if (!isAbsolute(file)) {
    throw new ServiceRefusal(400, 'InvalidFile', `'${file}' is no full path of a file. Edit the connection.`)
  }
  const found = await stat(file).catch(() => undefined)
  if (found?.isFile() !== true) throw new ServiceRefusal(404, 'FileNotFound', `There is no file '${file}'.`)
  const session = new SqliteSession(new Database(file, {}) as unknown as SqliteDatabase)
  await session.begin()
  return session
}

const noProcedures = new ServiceRefusal(400, 'NoProcedures', 'SQLite has no stored procedures.')

class SqliteSession implements SqlSession {
  readonly #database: SqliteDatabase
  #isCancelled = false

  constructor(database: SqliteDatabase) {
    this.#database = database
  }

  /** Others may write at the same time: they are waited for. */
  async begin(): Promise<void> {
    await this.#run('PRAGMA busy_timeout = 5000')
    await this.#run('PRAGMA foreign_keys = ON')
  }

  async query({ parameters, text }: SqlStatement): Promise<readonly ResultSet[]> {
    if (this.#isCancelled) throw new ServiceRefusal(400, 'SQLITE_INTERRUPT', 'The statement was cancelled.')
    try {
      const statement = await this.#database.prepare(text)
      const isReader = statement.reader
      if (isReader) statement.raw(true)
      statement.safeIntegers(true)
      const rows = await statement.all(parameters.map(boundParameter))
      return isReader ? [readSqliteRows(statement.columns(), rows)] : []
    } catch (thrown) {
      throw sqliteFailure(thrown)
    }
  }

  async tables(): Promise<readonly SqlName[]> {
    const rows = await this.#run(
      "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    return rows.map((row) => ({ name: textOf(row, 'name') ?? '' }))
  }

  async table({ name }: SqlName): Promise<SqlTable | undefined> {
    const [found] = await this.#run(
      "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND lower(name) = lower(?) ORDER BY name = ? DESC",
      name,
      name,
    )
    const exact = textOf(found, 'name')
    if (exact === undefined) return undefined
    const rows = await this.#run('SELECT * FROM pragma_table_xinfo(?)', exact)
    const keys = rows.filter((row) => Number(propertyOf(row, 'pk')) > 0).length
    return { schema: '', name: exact, columns: rows.map((row) => readColumn(row, keys)) }
  }

  async call(): Promise<ProcedureResult> {
    throw noProcedures
  }

  async procedures(): Promise<readonly SqlName[]> {
    return []
  }

  async procedure(): Promise<undefined> {
    throw noProcedures
  }

  async cancel(): Promise<void> {
    this.#isCancelled = true
    this.#database.interrupt()
  }

  async reset(): Promise<void> {
    if (this.#database.inTransaction) await this.#run('ROLLBACK')
  }

  async close(): Promise<void> {
    this.#database.close()
  }

  async #run(text: string, ...values: readonly string[]): Promise<readonly WdlObject[]> {
    const parameters = values.map((value) => ({ kind: 'text' as const, value }))
    return (await this.query({ text, parameters }))[0]?.rows ?? []
  }
}

function readColumn(row: WdlObject, keys: number): SqlColumn {
  const nativeType = textOf(row, 'type') ?? ''
  const keyPlace = Number(propertyOf(row, 'pk'))
  // One that is the whole key counts itself up.
  const isIdentity = keyPlace > 0 && keys === 1 && nativeType.toUpperCase() === 'INTEGER'
  const hidden = Number(propertyOf(row, 'hidden'))
  const maxLength = lengthOfNativeType(nativeType)
  return {
    name: textOf(row, 'name') ?? '',
    nativeType,
    kind: sqliteKind(nativeType),
    isNullable: Number(propertyOf(row, 'notnull')) === 0 && keyPlace === 0,
    ...(keyPlace > 0 ? { keyPlace } : {}),
    ...(isIdentity ? { isIdentity } : {}),
    ...(hidden === 2 || hidden === 3 ? { isGenerated: true } : {}),
    ...(propertyOf(row, 'dflt_value') === null ? {} : { hasDefault: true }),
    ...(maxLength === undefined ? {} : { maxLength }),
  }
}
