import type {
  ProcedureResult,
  ResultSet,
  SqlParameter,
  SqlProcedure,
  SqlStatement,
  SqlTable,
} from './sql-types.ts'

/** A table or procedure by name, as a flow names it. */
export interface SqlName {
  /** Absent: the usual one of the database. */
  readonly schema?: string
  readonly name: string
}

/**
 * One session at a database. One question at a time. Errors of the database are ServiceRefusal; ConnectorError `driver.*`
 * where it cannot be reached.
 */
export interface SqlSession {
  /** Sets of rows of one statement, in order; none for a statement that gives none. */
  query(statement: SqlStatement): Promise<readonly ResultSet[]>
  call(procedure: SqlProcedure, given: ReadonlyMap<string, SqlParameter>): Promise<ProcedureResult>
  tables(): Promise<readonly SqlName[]>
  /** `undefined` where there is none. */
  table(name: SqlName): Promise<SqlTable | undefined>
  procedures(): Promise<readonly SqlName[]>
  /** `undefined` where there is none. */
  procedure(name: SqlName): Promise<SqlProcedure | undefined>
  /** Has the server end what is running; nothing can be asked here any more. */
  cancel(): Promise<void>
  /** Undoes what statements of a flow may have left: transactions, settings, temporary tables. */
  reset(): Promise<void>
  close(): Promise<void>
}
