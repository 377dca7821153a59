import type { WdlObject } from '../../../../shared/expressions/value.ts'

/** What a column holds, as far as JSON and parameters are concerned. */
export type SqlKind =
  | 'integer'
  | 'decimal'
  | 'float'
  | 'boolean'
  | 'text'
  | 'guid'
  | 'date'
  | 'time'
  /** Date and time without a zone; told and taken as UTC. */
  | 'datetime'
  /** A moment, told with its zone. */
  | 'instant'
  | 'binary'
  | 'json'
  /** Anything that its text stands for: networks, ranges, enumerations. */
  | 'other'

/** A column as the database describes it. */
export interface SqlColumn {
  readonly name: string
  readonly kind: SqlKind
  /** The database's own word: `varchar(40)`. */
  readonly nativeType: string
  readonly isNullable: boolean
  /** Place in the primary key, from 1; absent outside of it. */
  readonly keyPlace?: number
  /** Counted up by the database with every new row. */
  readonly isIdentity?: boolean
  /** Made by the database and never written: computed columns, row versions. */
  readonly isGenerated?: boolean
  /** A number of the whole database that grows with every change of a row: `rowversion` of SQL Server. */
  readonly isRowVersion?: boolean
  readonly hasDefault?: boolean
  /** The database writes it anew with every change of the row. */
  readonly isTouched?: boolean
  /** Characters at most. */
  readonly maxLength?: number
}

/** A table or view. */
export interface SqlTable {
  /** Empty where the database has none. */
  readonly schema: string
  readonly name: string
  readonly columns: readonly SqlColumn[]
}

/** A stored procedure or function. */
export interface SqlProcedure {
  readonly schema: string
  readonly name: string
  readonly isFunction: boolean
  readonly parameters: readonly SqlProcedureParameter[]
}

export interface SqlProcedureParameter {
  /** Without the `@` of SQL Server. */
  readonly name: string
  readonly kind: SqlKind
  readonly nativeType: string
  readonly mode: 'in' | 'out' | 'inout'
}

/** A value on its way into a statement. Numbers and times are texts, exact; it never becomes part of the statement's text. */
export interface SqlParameter {
  readonly kind: SqlKind
  readonly value: string | boolean | Uint8Array | null
}

/** A statement with its parameters, in order. */
export interface SqlStatement {
  readonly text: string
  readonly parameters: readonly SqlParameter[]
}

/** Rows that a statement gave. */
export interface ResultSet {
  readonly rows: readonly WdlObject[]
}

/** What a call of a procedure gave. */
export interface ProcedureResult {
  readonly resultSets: readonly ResultSet[]
  readonly outputs: WdlObject
  readonly returnCode?: number
}
