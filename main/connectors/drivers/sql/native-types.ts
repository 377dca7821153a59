import type { SqlKind } from './sql-types.ts'

/** Words of databases for types, without lengths, and what they hold. Those of all databases mean the same where they meet. */
const kinds: Readonly<Record<string, SqlKind>> = {
  tinyint: 'integer',
  smallint: 'integer',
  mediumint: 'integer',
  int: 'integer',
  integer: 'integer',
  bigint: 'integer',
  int2: 'integer',
  int4: 'integer',
  int8: 'integer',
  serial: 'integer',
  bigserial: 'integer',
  year: 'integer',
  decimal: 'decimal',
  numeric: 'decimal',
  money: 'decimal',
  smallmoney: 'decimal',
  real: 'float',
  float: 'float',
  float4: 'float',
  float8: 'float',
  double: 'float',
  'double precision': 'float',
  bit: 'boolean',
  bool: 'boolean',
  boolean: 'boolean',
  uuid: 'guid',
  uniqueidentifier: 'guid',
  date: 'date',
  time: 'time',
  'time without time zone': 'time',
  datetime: 'datetime',
  datetime2: 'datetime',
  smalldatetime: 'datetime',
  'timestamp without time zone': 'datetime',
  timestamptz: 'instant',
  'timestamp with time zone': 'instant',
  datetimeoffset: 'instant',
  json: 'json',
  jsonb: 'json',
  bytea: 'binary',
  binary: 'binary',
  varbinary: 'binary',
  blob: 'binary',
  tinyblob: 'binary',
  mediumblob: 'binary',
  longblob: 'binary',
  image: 'binary',
  rowversion: 'binary',
  char: 'text',
  nchar: 'text',
  character: 'text',
  varchar: 'text',
  nvarchar: 'text',
  'character varying': 'text',
  text: 'text',
  ntext: 'text',
  tinytext: 'text',
  mediumtext: 'text',
  longtext: 'text',
  clob: 'text',
  name: 'text',
  bpchar: 'text',
  sysname: 'text',
  xml: 'text',
}

/**
 * What a type holds by its database's word for it: `NVARCHAR(100)`, `numeric(10,2)`. `timestamp` is a date and time, except
 * in SQL Server.
 * @param own kinds that one database gives to words of its own
 */
export function kindOfNativeType(type: string, own: Readonly<Record<string, SqlKind>> = {}): SqlKind {
  const word = type
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/\b(unsigned|signed|zerofill)\b/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return own[word] ?? kinds[word] ?? (word === 'timestamp' ? 'datetime' : 'other')
}

/** The length in a type's word: 100 of `NVARCHAR(100)`. */
export function lengthOfNativeType(type: string): number | undefined {
  const length = /char(?:acter)?(?: varying)?\s*\((\d+)\)/i.exec(type)?.[1]
  return length === undefined ? undefined : Number(length)
}
