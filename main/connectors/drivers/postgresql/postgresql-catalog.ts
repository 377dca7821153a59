import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { kindOfNativeType, lengthOfNativeType } from '../sql/native-types.ts'
import type { SqlName } from '../sql/sql-session.ts'
import type {
  SqlColumn,
  SqlProcedure,
  SqlProcedureParameter,
  SqlStatement,
  SqlTable,
} from '../sql/sql-types.ts'

const ownSchemas = `n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'`

export const tablesQuery: SqlStatement = {
  text: `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition AND ${ownSchemas}
    AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1, 2`,
  parameters: [],
}

/** Columns of a table; of the one that a name without a schema finds, where there are several. */
export function columnsQuery({ name, schema }: SqlName): SqlStatement {
  return {
    text: `WITH found AS (
        SELECT c.oid, n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND lower(c.relname) = lower($1::text)
          AND ($2::text IS NULL OR lower(n.nspname) = lower($2::text))
        ORDER BY c.relname = $1::text DESC, n.nspname = $2::text DESC NULLS LAST, pg_table_is_visible(c.oid) DESC, n.nspname LIMIT 1)
      SELECT f.nspname AS schema, f.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
        NOT a.attnotnull AS nullable, a.attgenerated <> '' AS generated, d.adbin IS NOT NULL AS "hasDefault",
        a.attidentity <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%', false) AS identity,
        array_position(i.indkey::int2[], a.attnum) AS "keyIndex"
      FROM found f JOIN pg_attribute a ON a.attrelid = f.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = f.oid AND d.adnum = a.attnum
      LEFT JOIN pg_index i ON i.indrelid = f.oid AND i.indisprimary
      ORDER BY a.attnum`,
    parameters: nameParameters({ name, ...(schema === undefined ? {} : { schema }) }),
  }
}

export const proceduresQuery: SqlStatement = {
  text: `SELECT DISTINCT n.nspname AS schema, p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE p.prokind IN ('f', 'p') AND ${ownSchemas} AND has_function_privilege(p.oid, 'EXECUTE')
      AND p.prorettype <> 'trigger'::regtype
      AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.objid = p.oid AND e.deptype = 'e')
    ORDER BY 1, 2`,
  parameters: [],
}

export function parametersQuery(name: SqlName): SqlStatement {
  return {
    text: `WITH found AS (
        SELECT p.*, n.nspname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prokind IN ('f', 'p') AND lower(p.proname) = lower($1::text)
          AND ($2::text IS NULL OR lower(n.nspname) = lower($2::text))
        ORDER BY p.proname = $1::text DESC, pg_function_is_visible(p.oid) DESC, n.nspname, p.oid LIMIT 1)
      SELECT f.nspname AS schema, f.proname AS routine, f.prokind = 'f' AS "isFunction", a.number,
        f.proargnames[a.number] AS name, format_type(a.type, NULL) AS type, coalesce(f.proargmodes[a.number]::text, 'i') AS mode
      FROM found f LEFT JOIN LATERAL
        unnest(coalesce(f.proallargtypes, f.proargtypes::oid[])) WITH ORDINALITY AS a(type, number) ON true
      ORDER BY a.number`,
    parameters: nameParameters(name),
  }
}

export function readTable(rows: readonly WdlObject[]): SqlTable | undefined {
  const [head] = rows
  if (head === undefined) return undefined
  return {
    schema: textOf(head, 'schema') ?? '',
    name: textOf(head, 'table') ?? '',
    columns: rows.map(readColumn),
  }
}

export function readProcedure(rows: readonly WdlObject[]): SqlProcedure | undefined {
  const [head] = rows
  if (head === undefined) return undefined
  return {
    schema: textOf(head, 'schema') ?? '',
    name: textOf(head, 'routine') ?? '',
    isFunction: propertyOf(head, 'isFunction') === true,
    parameters: rows.flatMap((row) => (propertyOf(row, 'number') === null ? [] : readParameter(row))),
  }
}

function nameParameters({ name, schema }: SqlName): SqlStatement['parameters'] {
  return [
    { kind: 'text', value: name },
    { kind: 'text', value: schema ?? null },
  ]
}

function readColumn(row: WdlObject): SqlColumn {
  const nativeType = textOf(row, 'type') ?? ''
  const keyIndex = propertyOf(row, 'keyIndex')
  const maxLength = lengthOfNativeType(nativeType)
  return {
    name: textOf(row, 'name') ?? '',
    nativeType,
    kind: kindOfNativeType(nativeType, { money: 'other', bit: 'other' }),
    isNullable: propertyOf(row, 'nullable') === true,
    // The array of an index begins at 0.
    ...(typeof keyIndex === 'number' ? { keyPlace: keyIndex + 1 } : {}),
    ...(propertyOf(row, 'identity') === true ? { isIdentity: true } : {}),
    ...(propertyOf(row, 'generated') === true ? { isGenerated: true } : {}),
    ...(propertyOf(row, 'hasDefault') === true ? { hasDefault: true } : {}),
    ...(maxLength === undefined ? {} : { maxLength }),
  }
}

/** Results of functions that are columns of a table (`t`) are no parameters. */
function readParameter(row: WdlObject): readonly SqlProcedureParameter[] {
  const modes: Readonly<Record<string, SqlProcedureParameter['mode']>> = {
    i: 'in',
    o: 'out',
    b: 'inout',
    v: 'in',
  }
  const mode = modes[textOf(row, 'mode') ?? 'i']
  if (mode === undefined) return []
  const nativeType = textOf(row, 'type') ?? ''
  const number = propertyOf(row, 'number')
  const name = textOf(row, 'name') ?? ''
  return [
    {
      name: name === '' ? `$${String(number)}` : name,
      nativeType,
      kind: kindOfNativeType(nativeType, { money: 'other', bit: 'other' }),
      mode,
    },
  ]
}
