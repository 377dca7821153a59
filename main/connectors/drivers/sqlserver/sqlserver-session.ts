import { Connection, type ConnectionConfiguration, Request } from 'tedious'
import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { textOf } from '../../../../shared/wdl/lookup.ts'
import { sqlServerDialect } from '../sql/dialects.ts'
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
} from './sqlserver-catalog.ts'
import { sqlServerFailure } from './sqlserver-refusals.ts'
import { readSqlServerRows, type SqlServerField, sentParameter, valueJson } from './sqlserver-values.ts'

/** Ms for which a server may take to let somebody in. */
const connectTimeoutMs = 30_000

/** What is used of a connection of the library; tests bring their own. */
export type SqlServerConnection = Pick<
  Connection,
  'execSql' | 'execSqlBatch' | 'callProcedure' | 'cancel' | 'reset' | 'close'
>

/** Opens a session at a SQL Server. Rejects with ServiceRefusal and ConnectorError `driver.unreachable`. */
export async function openSqlServerSession(
  connection: ConnectionValues,
  signal: AbortSignal,
): Promise<SqlSession> {
  const address = readAddress(connection, 1433)
  const opened = new Connection(sqlServerConfiguration(address))
  // A session that breaks off while nobody uses it must not end the process; its next question fails.
  opened.on('error', () => undefined)
  const giveUp = () => opened.close()
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
      opened.connect((error) => (error === undefined || error === null ? resolve() : reject(error)))
    })
    return new SqlServerSession(opened, address)
  } catch (thrown) {
    giveUp()
    signal.throwIfAborted()
    throw sqlServerFailure(address, thrown)
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

/** What the library is told of a connection. */
export function sqlServerConfiguration(address: ServerAddress): ConnectionConfiguration {
  const { database, encryption, host, instance, password, port, user } = address
  const tls = tlsOptions(address)
  return {
    server: host,
    authentication: { type: 'default', options: { userName: user, password } },
    options: {
      ...(instance === undefined ? { port } : { instanceName: instance }),
      ...(database === '' ? {} : { database }),
      appName: 'Flowbench',
      connectTimeout: connectTimeoutMs,
      // The frame of drivers says how long a statement may take.
      requestTimeout: 0,
      encrypt: tls !== undefined,
      trustServerCertificate: encryption === 'trusted',
      ...(tls === undefined ? {} : { cryptoCredentialsDetails: { ca: tls.ca as string[] } }),
      useUTC: true,
      abortTransactionOnError: true,
      rowCollectionOnRequestCompletion: false,
    },
  }
}

/** A session over an open connection. */
export class SqlServerSession implements SqlSession {
  readonly #connection: SqlServerConnection
  readonly #address: ServerAddress

  constructor(connection: SqlServerConnection, address: ServerAddress) {
    this.#connection = connection
    this.#address = address
  }

  async query({ parameters, text }: SqlStatement): Promise<readonly ResultSet[]> {
    const answer = this.#ask(text, (request) => {
      for (const [index, parameter] of parameters.entries()) {
        const { type, value } = sentParameter(parameter)
        request.addParameter(`p${index + 1}`, type, value)
      }
      // A text without parameters runs by itself: what it sets and makes lasts until the session is reset.
      if (parameters.length === 0) this.#connection.execSqlBatch(request)
      else this.#connection.execSql(request)
    })
    return (await answer).resultSets
  }

  call(procedure: SqlProcedure, given: ReadonlyMap<string, SqlParameter>): Promise<ProcedureResult> {
    const writer = new StatementWriter(sqlServerDialect)
    return this.#ask(writer.name(procedure.schema, procedure.name), (request) => {
      for (const { kind, mode, name } of procedure.parameters) {
        const value = given.get(name)
        // One that is not given has the procedure's own default.
        if (value === undefined && mode === 'in') continue
        const sent = sentParameter(value ?? { kind, value: null })
        if (mode === 'in') request.addParameter(name, sent.type, sent.value)
        else request.addOutputParameter(name, sent.type, sent.value)
      }
      this.#connection.callProcedure(request)
    })
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

  /** The protocol has a signal for it. */
  async cancel(): Promise<void> {
    this.#connection.cancel()
    this.#connection.close()
  }

  reset(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#connection.reset((error) => {
        if (error === undefined || error === null) resolve()
        else reject(sqlServerFailure(this.#address, error))
      })
    })
  }

  async close(): Promise<void> {
    this.#connection.close()
  }

  #ask(text: string, send: (request: Request) => void): Promise<ProcedureResult> {
    return new Promise((resolve, reject) => {
      const sets: { readonly fields: readonly SqlServerField[]; readonly rows: unknown[][] }[] = []
      const outputs: Record<string, WdlObject[string]> = {}
      let returnCode: number | undefined
      const request = new Request(text, (error) => {
        if (error !== undefined && error !== null) return reject(sqlServerFailure(this.#address, error))
        const resultSets = sets.map(({ fields, rows }) => readSqlServerRows(fields, rows))
        resolve({ resultSets, outputs, ...(returnCode === undefined ? {} : { returnCode }) })
      })
      request.on('columnMetadata', (fields) => {
        sets.push({ fields: fields as unknown as readonly SqlServerField[], rows: [] })
      })
      request.on('row', (row: readonly { readonly value: unknown }[]) => {
        sets.at(-1)?.rows.push(row.map(({ value }) => value))
      })
      request.on('returnValue', (name, value, metadata: { readonly type?: { readonly name: string } }) => {
        outputs[name.replace(/^@/, '')] = valueJson(value, metadata.type?.name)
      })
      request.on('doneProc', (_rowCount, _more, status) => {
        returnCode = status
      })
      try {
        send(request)
      } catch (thrown) {
        reject(sqlServerFailure(this.#address, thrown))
      }
    })
  }
}

function names([set]: readonly ResultSet[]): readonly SqlName[] {
  return (set?.rows ?? []).map((row) => ({
    schema: textOf(row, 'schema') ?? '',
    name: textOf(row, 'name') ?? '',
  }))
}
