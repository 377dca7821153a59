import { type Connection, type ConnectionOptions, createConnection } from 'mysql2'
import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { textOf } from '../../../../shared/wdl/lookup.ts'
import { mysqlDialect } from '../sql/dialects.ts'
import { readAddress, type ServerAddress, tlsOptions } from '../sql/server-address.ts'
import type { ConnectionValues } from '../sql/sql-pool.ts'
import type { SqlName, SqlSession } from '../sql/sql-session.ts'
import type {
  ProcedureResult,
  ResultSet,
  SqlParameter,
  SqlProcedure,
  SqlStatement,
} from '../sql/sql-types.ts'
import { StatementWriter } from '../sql/statement-writer.ts'
import {
  columnsQuery,
  parametersQuery,
  proceduresQuery,
  readProcedure,
  readTable,
  tablesQuery,
} from './mysql-catalog.ts'
import { mysqlFailure } from './mysql-refusals.ts'
import { type MysqlField, readMysqlRows, sentParameter } from './mysql-values.ts'

/** Times of the type `TIMESTAMP` are told in the session's zone. */
const settings = "SET time_zone = '+00:00'"

/** Opens a session at a server of MySQL or MariaDB. Rejects with ServiceRefusal and ConnectorError `driver.unreachable`. */
export async function openMysqlSession(
  connection: ConnectionValues,
  signal: AbortSignal,
): Promise<SqlSession> {
  const address = readAddress(connection, 3306)
  const session = new MysqlSession(await connect(address, signal), address)
  await session.begin()
  return session
}

async function connect(address: ServerAddress, signal: AbortSignal): Promise<Connection> {
  const connection = createConnection(optionsOf(address))
  // A session that breaks off while nobody uses it must not end the process; its next question fails.
  connection.on('error', () => undefined)
  const giveUp = () => connection.destroy()
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
      connection.connect((error) => (error === null ? resolve() : reject(error)))
    })
    return connection
  } catch (thrown) {
    giveUp()
    signal.throwIfAborted()
    throw mysqlFailure(address, thrown)
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

function optionsOf(address: ServerAddress): ConnectionOptions {
  const { database, host, password, port, socketPath, user } = address
  const tls = socketPath === undefined ? tlsOptions(address) : undefined
  return {
    ...(socketPath === undefined ? { host, port } : { socketPath }),
    user,
    password,
    ...(database === '' ? {} : { database }),
    ...(tls === undefined ? {} : { ssl: { ...tls, verifyIdentity: tls.rejectUnauthorized } as never }),
    charset: 'utf8mb4',
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
    jsonStrings: true,
    rowsAsArray: true,
    disableEval: true,
    maxPreparedStatements: 100,
    // A server must not ask for files of this machine.
    flags: ['-LOCAL_FILES'],
  }
}

class MysqlSession implements SqlSession {
  readonly #connection: Connection
  readonly #address: ServerAddress

  constructor(connection: Connection, address: ServerAddress) {
    this.#connection = connection
    this.#address = address
  }

  async begin(): Promise<void> {
    await this.query({ text: settings, parameters: [] })
  }

  query({ parameters, text }: SqlStatement): Promise<readonly ResultSet[]> {
    return new Promise((resolve, reject) => {
      const done = (error: unknown, rows?: unknown, fields?: unknown) => {
        if (error === null) resolve(readSets(rows, fields))
        else reject(mysqlFailure(this.#address, error))
      }
      // Not every statement can be prepared; only values have to be.
      if (parameters.length === 0) this.#connection.query(text, done)
      else this.#connection.execute(text, parameters.map(sentParameter), done)
    })
  }

  /** What a procedure puts out goes through variables of the session. */
  async call(
    { name, parameters, schema }: SqlProcedure,
    given: ReadonlyMap<string, SqlParameter>,
  ): Promise<ProcedureResult> {
    const writer = new StatementWriter(mysqlDialect)
    const variables = parameters.map((_, index) => `@flowbench_${index}`)
    const places: string[] = []
    for (const [index, parameter] of parameters.entries()) {
      const value = given.get(parameter.name) ?? { kind: parameter.kind, value: null }
      if (parameter.mode === 'inout') {
        const setter = new StatementWriter(mysqlDialect)
        await this.query(setter.statement(`SET ${variables[index]} = ${setter.assigned(value)}`))
      }
      places.push(parameter.mode === 'in' ? writer.assigned(value) : (variables[index] ?? ''))
    }
    const resultSets = await this.query(
      writer.statement(`CALL ${writer.name(schema, name)}(${places.join(', ')})`),
    )
    const out = parameters.flatMap((parameter, index) =>
      parameter.mode === 'in' ? [] : [`${variables[index]} AS ${writer.name(parameter.name)}`],
    )
    if (out.length === 0) return { resultSets, outputs: {} }
    const [read] = await this.query({ text: `SELECT ${out.join(', ')}`, parameters: [] })
    return { resultSets, outputs: read?.rows[0] ?? {} }
  }

  async tables() {
    return names(await this.query(tablesQuery))
  }

  async table(name: SqlName) {
    return readTable(name.schema, (await this.query(columnsQuery(name)))[0]?.rows ?? [])
  }

  async procedures() {
    return names(await this.query(proceduresQuery))
  }

  async procedure(name: SqlName) {
    return readProcedure(name.schema, (await this.query(parametersQuery(name)))[0]?.rows ?? [])
  }

  /** A second session tells the server to end what runs in this one. */
  async cancel(): Promise<void> {
    const other = new MysqlSession(await connect(this.#address, AbortSignal.timeout(10_000)), this.#address)
    try {
      await other.query({ text: `KILL QUERY ${Number(this.#connection.threadId)}`, parameters: [] })
    } finally {
      await other.close()
      await this.close()
    }
  }

  async reset(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#connection.changeUser({}, (error) => {
        if (error === null) resolve()
        else reject(mysqlFailure(this.#address, error))
      })
    })
    await this.begin()
  }

  async close(): Promise<void> {
    this.#connection.destroy()
  }
}

function names([set]: readonly ResultSet[]): readonly SqlName[] {
  return (set?.rows ?? []).map((row: WdlObject) => ({ name: textOf(row, 'name') ?? '' }))
}

/** One set of rows has a list of fields; several, as procedures give, have a list of such lists with gaps. */
function readSets(rows: unknown, fields: unknown): readonly ResultSet[] {
  if (!Array.isArray(fields)) return []
  const isOne = fields.every((field) => field !== undefined && !Array.isArray(field))
  const sets = isOne ? [[fields, rows]] : fields.map((list, index) => [list, (rows as unknown[])[index]])
  return sets.flatMap(([list, values]) =>
    Array.isArray(list) && Array.isArray(values)
      ? [readMysqlRows(list as readonly MysqlField[], values as readonly (readonly unknown[])[])]
      : [],
  )
}
