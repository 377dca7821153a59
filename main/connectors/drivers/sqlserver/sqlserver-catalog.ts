import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { kindOfNativeType, lengthOfNativeType } from '../sql/native-types.ts'
import type { SqlName } from '../sql/sql-session.ts'
import type {
  SqlColumn,
  SqlKind,
  SqlProcedure,
  SqlProcedureParameter,
  SqlStatement,
  SqlTable,
} from '../sql/sql-types.ts'

/** The word for a type with its length: `nvarchar(40)`, `decimal(10,2)`. Lengths of Unicode texts are in bytes. */
const typeWord = (column: string) => `CASE
  WHEN t.name IN ('nchar', 'nvarchar') THEN t.name + '(' + IIF(${column}.max_length = -1, 'max', CAST(${column}.max_length / 2 AS varchar(10))) + ')'
  WHEN t.name IN ('char', 'varchar', 'binary', 'varbinary') THEN t.name + '(' + IIF(${column}.max_length = -1, 'max', CAST(${column}.max_length AS varchar(10))) + ')'
  WHEN t.name IN ('decimal', 'numeric') THEN t.name + '(' + CAST(${column}.precision AS varchar(10)) + ',' + CAST(${column}.scale AS varchar(10)) + ')'
  WHEN t.name IN ('datetime2', 'datetimeoffset', 'time') THEN t.name + '(' + CAST(${column}.scale AS varchar(10)) + ')'
  ELSE t.name END`

export const tablesQuery: SqlStatement = {
  text: `SELECT s.name AS [schema], o.name AS [name] FROM sys.objects o JOIN sys.schemas s ON s.schema_id = o.schema_id
    WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 ORDER BY s.name, o.name`,
  parameters: [],
}

/** Columns of a table; without a schema the user's own one comes first. */
export function columnsQuery(name: SqlName): SqlStatement {
  return {
    text: `SELECT s.name AS [schema], o.name AS [table], c.name AS [name], ${typeWord('c')} AS [type],
        c.is_nullable AS nullable, c.is_identity AS [identity], c.is_computed AS computed, IIF(t.name = 'timestamp', 1, 0) AS version,
        IIF(c.default_object_id <> 0, 1, 0) AS hasDefault, k.key_ordinal AS keyPlace
      FROM sys.objects o JOIN sys.schemas s ON s.schema_id = o.schema_id JOIN sys.columns c ON c.object_id = o.object_id
      JOIN sys.types t ON t.user_type_id = c.system_type_id
      LEFT JOIN sys.indexes i ON i.object_id = o.object_id AND i.is_primary_key = 1
      LEFT JOIN sys.index_columns k ON k.object_id = i.object_id AND k.index_id = i.index_id AND k.column_id = c.column_id
      WHERE o.object_id = (SELECT TOP 1 f.object_id FROM sys.objects f JOIN sys.schemas g ON g.schema_id = f.schema_id
        WHERE f.type IN ('U', 'V') AND f.name = @p1 AND (@p2 IS NULL OR g.name = @p2)
        ORDER BY IIF(g.name = SCHEMA_NAME(), 0, 1), g.name)
      ORDER BY c.column_id`,
    parameters: nameParameters(name),
  }
}

export const proceduresQuery: SqlStatement = {
  text: `SELECT s.name AS [schema], p.name AS [name] FROM sys.procedures p JOIN sys.schemas s ON s.schema_id = p.schema_id
    WHERE p.is_ms_shipped = 0 ORDER BY s.name, p.name`,
  parameters: [],
}

export function parametersQuery(name: SqlName): SqlStatement {
  return {
    text: `SELECT s.name AS [schema], p.name AS routine, a.name AS [name], ${typeWord('a')} AS [type], a.is_output AS output
      FROM sys.procedures p JOIN sys.schemas s ON s.schema_id = p.schema_id
      LEFT JOIN sys.parameters a ON a.object_id = p.object_id AND a.parameter_id > 0
      LEFT JOIN sys.types t ON t.user_type_id = a.system_type_id
      WHERE p.object_id = (SELECT TOP 1 f.object_id FROM sys.procedures f JOIN sys.schemas g ON g.schema_id = f.schema_id
        WHERE f.name = @p1 AND (@p2 IS NULL OR g.name = @p2) ORDER BY IIF(g.name = SCHEMA_NAME(), 0, 1), g.name)
      ORDER BY a.parameter_id`,
    parameters: nameParameters(name),
  }
}

export function readTable(rows: readonly WdlObject[]): SqlTable | undefined {
  const name = textOf(rows[0], 'table')
  if (name === undefined) return undefined
  return { schema: textOf(rows[0], 'schema') ?? '', name, columns: rows.map(readColumn) }
}

export function readProcedure(rows: readonly WdlObject[]): SqlProcedure | undefined {
  const name = textOf(rows[0], 'routine')
  if (name === undefined) return undefined
  return {
    schema: textOf(rows[0], 'schema') ?? '',
    name,
    isFunction: false,
    parameters: rows.flatMap(readParameter),
  }
}

/** `timestamp` is an old word for a row version here. */
function kindOf(type: string): SqlKind {
  return kindOfNativeType(type, { timestamp: 'binary' })
}

function readColumn(row: WdlObject): SqlColumn {
  const isTrue = (name: string) => propertyOf(row, name) === true || propertyOf(row, name) === 1
  const nativeType = textOf(row, 'type') ?? ''
  const keyPlace = propertyOf(row, 'keyPlace')
  const maxLength = lengthOfNativeType(nativeType)
  return {
    name: textOf(row, 'name') ?? '',
    nativeType,
    kind: kindOf(nativeType),
    isNullable: isTrue('nullable'),
    ...(typeof keyPlace === 'number' ? { keyPlace } : {}),
    ...(isTrue('identity') ? { isIdentity: true } : {}),
    ...(isTrue('computed') || isTrue('version') ? { isGenerated: true } : {}),
    ...(isTrue('version') ? { isRowVersion: true } : {}),
    ...(isTrue('hasDefault') ? { hasDefault: true } : {}),
    ...(maxLength === undefined ? {} : { maxLength }),
  }
}

/** `OUTPUT` parameters take a value as well. */
function readParameter(row: WdlObject): readonly SqlProcedureParameter[] {
  const name = textOf(row, 'name')
  if (name === undefined) return []
  const nativeType = textOf(row, 'type') ?? ''
  const mode = propertyOf(row, 'output') === true ? 'inout' : 'in'
  return [{ name: name.replace(/^@/, ''), nativeType, kind: kindOf(nativeType), mode }]
}

function nameParameters({ name, schema }: SqlName): SqlStatement['parameters'] {
  return [
    { kind: 'text', value: name },
    { kind: 'text', value: schema ?? null },
  ]
}
