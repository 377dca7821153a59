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

export const tablesQuery: SqlStatement = {
  text: `SELECT TABLE_NAME AS name FROM information_schema.TABLES
    WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED') ORDER BY 1`,
  parameters: [],
}

/** Columns of a table; its key in the order of the key. */
export function columnsQuery({ name, schema }: SqlName): SqlStatement {
  return {
    text: `SELECT c.TABLE_NAME AS \`table\`, c.COLUMN_NAME AS name, c.COLUMN_TYPE AS type, c.IS_NULLABLE AS nullable,
        c.COLUMN_DEFAULT AS standard, c.EXTRA AS extra, k.ORDINAL_POSITION AS keyPlace
      FROM information_schema.COLUMNS c
      LEFT JOIN information_schema.KEY_COLUMN_USAGE k ON k.TABLE_SCHEMA = c.TABLE_SCHEMA AND k.TABLE_NAME = c.TABLE_NAME
        AND k.COLUMN_NAME = c.COLUMN_NAME AND k.CONSTRAINT_NAME = 'PRIMARY'
      WHERE c.TABLE_SCHEMA = COALESCE(?, DATABASE()) AND c.TABLE_NAME = (
        SELECT t.TABLE_NAME FROM information_schema.TABLES t
        WHERE t.TABLE_SCHEMA = COALESCE(?, DATABASE()) AND LOWER(t.TABLE_NAME) = LOWER(?)
        ORDER BY BINARY t.TABLE_NAME = ? DESC LIMIT 1)
      ORDER BY c.ORDINAL_POSITION`,
    parameters: [schema ?? null, schema ?? null, name, name].map((value) => ({ kind: 'text', value })),
  }
}

export const proceduresQuery: SqlStatement = {
  text: `SELECT ROUTINE_NAME AS name FROM information_schema.ROUTINES
    WHERE ROUTINE_SCHEMA = DATABASE() AND ROUTINE_TYPE = 'PROCEDURE' ORDER BY 1`,
  parameters: [],
}

export function parametersQuery({ name, schema }: SqlName): SqlStatement {
  return {
    text: `SELECT r.ROUTINE_NAME AS routine, p.PARAMETER_NAME AS name, p.DTD_IDENTIFIER AS type, p.PARAMETER_MODE AS mode
      FROM information_schema.ROUTINES r
      LEFT JOIN information_schema.PARAMETERS p ON p.SPECIFIC_SCHEMA = r.ROUTINE_SCHEMA
        AND p.SPECIFIC_NAME = r.SPECIFIC_NAME AND p.ROUTINE_TYPE = r.ROUTINE_TYPE
      WHERE r.ROUTINE_SCHEMA = COALESCE(?, DATABASE()) AND r.ROUTINE_NAME = ? AND r.ROUTINE_TYPE = 'PROCEDURE'
      ORDER BY p.ORDINAL_POSITION`,
    parameters: [
      { kind: 'text', value: schema ?? null },
      { kind: 'text', value: name },
    ],
  }
}

export function readTable(schema: string | undefined, rows: readonly WdlObject[]): SqlTable | undefined {
  const name = textOf(rows[0], 'table')
  return name === undefined ? undefined : { schema: schema ?? '', name, columns: rows.map(readColumn) }
}

export function readProcedure(
  schema: string | undefined,
  rows: readonly WdlObject[],
): SqlProcedure | undefined {
  const name = textOf(rows[0], 'routine')
  if (name === undefined) return undefined
  return { schema: schema ?? '', name, isFunction: false, parameters: rows.flatMap(readParameter) }
}

/** `tinyint(1)` is what MySQL calls a boolean. */
function kindOf(type: string): SqlKind {
  if (/^tinyint\(1\)/i.test(type)) return 'boolean'
  if (/^bit\((?!1\))/i.test(type)) return 'integer'
  return kindOfNativeType(type)
}

function readColumn(row: WdlObject): SqlColumn {
  const nativeType = textOf(row, 'type') ?? ''
  const extra = (textOf(row, 'extra') ?? '').toLowerCase()
  const keyPlace = propertyOf(row, 'keyPlace')
  const maxLength = lengthOfNativeType(nativeType)
  return {
    name: textOf(row, 'name') ?? '',
    nativeType,
    kind: kindOf(nativeType),
    isNullable: textOf(row, 'nullable') === 'YES',
    ...(keyPlace === null || keyPlace === undefined ? {} : { keyPlace: Number(keyPlace) }),
    ...(extra.includes('auto_increment') ? { isIdentity: true } : {}),
    ...(/\b(virtual|stored|persistent) generated\b/.test(extra) ? { isGenerated: true } : {}),
    ...(extra.includes('on update current_timestamp') ? { isTouched: true } : {}),
    ...(propertyOf(row, 'standard') === null ? {} : { hasDefault: true }),
    ...(maxLength === undefined ? {} : { maxLength }),
  }
}

function readParameter(row: WdlObject): readonly SqlProcedureParameter[] {
  const name = textOf(row, 'name')
  if (name === undefined) return []
  const nativeType = textOf(row, 'type') ?? ''
  const mode = (textOf(row, 'mode') ?? 'IN').toLowerCase() as SqlProcedureParameter['mode']
  return [{ name, nativeType, kind: kindOf(nativeType), mode }]
}
