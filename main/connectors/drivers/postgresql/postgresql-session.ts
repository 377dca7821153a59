import { Client, type QueryArrayResult } from 'pg'
import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { textOf } from '../../../../shared/wdl/lookup.ts'
import { postgresqlDialect } from '../sql/dialects.ts'
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
import { uniqueNames } from '../sql/unique-names.ts'
import {
  columnsQuery,
  parametersQuery,
  proceduresQuery,
  readProcedure,
  readTable,
  tablesQuery,
} from './postgresql-catalog.ts'
import { postgresqlFailure } from './postgresql-refusals.ts'
import { sentParameter, valueOfText } from './postgresql-values.ts'

/** Texts as they are read here, whatever the server or its user have set. */
const settings =
  "SET TIME ZONE 'UTC'; SET DateStyle TO 'ISO'; SET IntervalStyle TO 'iso_8601'; SET bytea_output TO 'hex'"

/** Values come as the server's texts; what they mean is decided here, so that no digit is lost. */
const asText = { getTypeParser: () => (text: string) => text }

/** Opens a session at a PostgreSQL server. Rejects with ServiceRefusal and ConnectorError `driver.unreachable`. */
export async function openPostgresqlSession(
  connection: ConnectionValues,
  signal: AbortSignal,
): Promise<SqlSession> {
  const address = readAddress(connection, 5432)
  const client = await connect(address, signal)
  return new PostgresqlSession(client, address)
}

async function connect(address: ServerAddress, signal: AbortSignal): Promise<Client> {
  const { database, host, password, port, socketPath, user } = address
  const tls = socketPath === undefined ? tlsOptions(address) : undefined
  const client = new Client({
    host: socketPath ?? host,
    port,
    database,
    user,
    password,
    ssl: tls ?? false,
    application_name: 'Flowbench',
    keepAlive: true,
    types: asText as never,
  })
  // A session that breaks off while nobody uses it must not end the process; its next question fails.
  client.on('error', () => undefined)
  const giveUp = () => void client.end().catch(() => undefined)
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    await client.connect()
    await client.query(settings)
    return client
  } catch (thrown) {
    giveUp()
    signal.throwIfAborted()
    throw postgresqlFailure(address, thrown)
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

class PostgresqlSession implements SqlSession {
  readonly #client: Client
  readonly #address: ServerAddress

  constructor(client: Client, address: ServerAddress) {
    this.#client = client
    this.#address = address
  }

  async query({ parameters, text }: SqlStatement): Promise<readonly ResultSet[]> {
    try {
      const result: QueryArrayResult | QueryArrayResult[] = await this.#client.query({
        text,
        rowMode: 'array',
        ...(parameters.length === 0 ? {} : { values: parameters.map(sentParameter) }),
      })
      const all = Array.isArray(result) ? result : [result]
      return all.filter(({ fields }) => fields.length > 0).map(readSet)
    } catch (thrown) {
      throw postgresqlFailure(this.#address, thrown)
    }
  }

  /** A function is a source of rows; a procedure gives a row of what it puts out. */
  async call(procedure: SqlProcedure, given: ReadonlyMap<string, SqlParameter>): Promise<ProcedureResult> {
    const writer = new StatementWriter(postgresqlDialect)
    const { isFunction, name, parameters, schema } = procedure
    const taken = parameters.filter(({ mode }) => mode !== 'out' || !isFunction)
    const places = taken.flatMap((parameter) => {
      const value = given.get(parameter.name)
      const isNamed = !parameter.name.startsWith('$')
      const before = isNamed ? `${writer.name(parameter.name)} => ` : ''
      if (value !== undefined) return [`${before}${writer.assigned(value)}`]
      return parameter.mode === 'in' && isNamed ? [] : [`${before}NULL`]
    })
    const called = `${writer.name(schema, name)}(${places.join(', ')})`
    const sets = await this.query(writer.statement(isFunction ? `SELECT * FROM ${called}` : `CALL ${called}`))
    if (isFunction) return { resultSets: sets, outputs: {} }
    return { resultSets: [], outputs: sets[0]?.rows[0] ?? {} }
  }

  async tables() {
    return names(await this.query(tablesQuery))
  }

  async table(name: SqlName) {
    return readTable((await this.query(columnsQuery(name)))[0]?.rows ?? [])
  }

  async procedures() {
    return names(await this.query(proceduresQuery))
  }

  async procedure(name: SqlName) {
    return readProcedure((await this.query(parametersQuery(name)))[0]?.rows ?? [])
  }

  /** Over a second session, so that it works through TLS and proxies as well. */
  async cancel(): Promise<void> {
    const { processID } = this.#client as unknown as { processID: number }
    const other = await connect(this.#address, AbortSignal.timeout(10_000))
    try {
      await other.query('SELECT pg_cancel_backend($1)', [processID])
    } finally {
      await Promise.all([other.end(), this.#client.end()])
    }
  }

  async reset(): Promise<void> {
    try {
      await this.#client.query('ROLLBACK')
      await this.#client.query('DISCARD ALL')
      await this.#client.query(settings)
    } catch (thrown) {
      throw postgresqlFailure(this.#address, thrown)
    }
  }

  async close(): Promise<void> {
    await this.#client.end()
  }
}

function names([set]: readonly ResultSet[]): readonly SqlName[] {
  return (set?.rows ?? []).map((row) => ({
    schema: textOf(row, 'schema') ?? '',
    name: textOf(row, 'name') ?? '',
  }))
}

function readSet({ fields, rows }: QueryArrayResult): ResultSet {
  const named = uniqueNames(fields.map(({ name }) => name))
  return {
    rows: rows.map((row) => {
      const values = (row as (string | null)[]).map((text, index) => [
        named[index] ?? '',
        valueOfText(text, fields[index]?.dataTypeID ?? 0),
      ])
      return Object.fromEntries(values) as WdlObject
    }),
  }
}
