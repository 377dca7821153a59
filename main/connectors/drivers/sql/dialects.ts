import { commonFunctions, type SqlDialect, type SqlFunction, substring, unary } from './sql-dialect.ts'
import type { SqlKind } from './sql-types.ts'

const limitOffset = (top: number, skip: number) => `LIMIT ${top} OFFSET ${skip}`
/** `LIKE` with `\` before signs that stand for themselves. */
const usualLikeSigns = /[\\%_]/g

const postgresqlCasts: Partial<Record<SqlKind, string>> = {
  integer: 'bigint',
  decimal: 'numeric',
  float: 'double precision',
  boolean: 'boolean',
  text: 'text',
  date: 'date',
  time: 'time',
  datetime: 'timestamp',
  instant: 'timestamptz',
}

/** Source: postgresql.org/docs, "The SQL Language". */
export const postgresqlDialect: SqlDialect = {
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  operand: (index, kind) => {
    const type = postgresqlCasts[kind]
    return type === undefined ? `$${index}` : `CAST($${index} AS ${type})`
  },
  assigned: (index) => `$${index}`,
  compared: (column) => column,
  position: (part, text) => `STRPOS(${text}, ${part})`,
  like: (text, pattern) => `${text} LIKE ${pattern}`,
  endsWith: (text, end) => `RIGHT(${text}, LENGTH(${end})) = ${end}`,
  functions: {
    ...commonFunctions,
    substring: {
      ...substring,
      write: (text = '', start = '', length) =>
        `SUBSTR(${text}, CAST(${start} AS integer) + 1${length === undefined ? '' : `, CAST(${length} AS integer)`})`,
    },
  },
  page: limitOffset,
  emptyRow: 'DEFAULT VALUES',
  likeSigns: usualLikeSigns,
}

const mysqlCasts: Partial<Record<SqlKind, string>> = {
  integer: 'CAST(? AS SIGNED)',
  decimal: 'CAST(? AS DECIMAL(65, 30))',
  // A cast to DOUBLE is newer than many servers; this is the same.
  float: '(? + 0e0)',
}

/** MySQL and MariaDB. Source: dev.mysql.com/doc/refman, "SQL Statements". */
export const mysqlDialect: SqlDialect = {
  quote: (name) => `\`${name.replaceAll('`', '``')}\``,
  operand: (_index, kind) => mysqlCasts[kind] ?? '?',
  assigned: () => '?',
  compared: (column) => column,
  position: (part, text) => `LOCATE(${part}, ${text})`,
  like: (text, pattern) => `${text} LIKE ${pattern}`,
  endsWith: (text, end) => `RIGHT(${text}, CHAR_LENGTH(${end})) = ${end}`,
  functions: {
    ...commonFunctions,
    length: unary('integer', 'text', (part) => `CHAR_LENGTH(${part})`),
  },
  page: limitOffset,
  emptyRow: '() VALUES ()',
  likeSigns: usualLikeSigns,
}

const sqliteTime = (part: string, format: string) => `CAST(STRFTIME('${format}', ${part}) AS INTEGER)`
const isTime = (kind: SqlKind) => kind === 'datetime' || kind === 'instant'
/** Times are texts of several forms; compared they are all written alike. */
const sqliteMoment = (part: string) => `STRFTIME('%Y-%m-%d %H:%M:%f', ${part})`

/** Source: sqlite.org/lang.html. */
export const sqliteDialect: SqlDialect = {
  quote: postgresqlDialect.quote,
  operand: (_index, kind) => (isTime(kind) ? sqliteMoment('?') : '?'),
  assigned: () => '?',
  compared: (column, kind) => (isTime(kind) ? sqliteMoment(column) : column),
  position: (part, text) => `INSTR(${text}, ${part})`,
  like: (text, pattern) => `${text} LIKE ${pattern} ESCAPE '\\'`,
  endsWith: (text, end) => `SUBSTR(${text}, -LENGTH(${end})) = ${end}`,
  functions: {
    ...commonFunctions,
    concat: {
      kind: 'text',
      takes: 'text',
      count: [2],
      write: (left = '', right = '') => `(${left} || ${right})`,
    },
    floor: unary(
      'decimal',
      'decimal',
      (part) => `(CAST(${part} AS INTEGER) - (${part} < CAST(${part} AS INTEGER)))`,
    ),
    ceiling: unary(
      'decimal',
      'decimal',
      (part) => `(CAST(${part} AS INTEGER) + (${part} > CAST(${part} AS INTEGER)))`,
    ),
    year: unary('integer', 'datetime', (part) => sqliteTime(part, '%Y')),
    month: unary('integer', 'datetime', (part) => sqliteTime(part, '%m')),
    day: unary('integer', 'datetime', (part) => sqliteTime(part, '%d')),
    hour: unary('integer', 'datetime', (part) => sqliteTime(part, '%H')),
    minute: unary('integer', 'datetime', (part) => sqliteTime(part, '%M')),
    second: unary('integer', 'datetime', (part) => sqliteTime(part, '%S')),
    date: unary('date', 'datetime', (part) => `DATE(${part})`),
  },
  page: limitOffset,
  emptyRow: 'DEFAULT VALUES',
  likeSigns: usualLikeSigns,
}

const datePart = (part: string): SqlFunction =>
  unary('integer', 'datetime', (value) => `DATEPART(${part}, ${value})`)

const sqlServerCasts: Partial<Record<SqlKind, string>> = {
  decimal: 'decimal(38, 12)',
  date: 'date',
  time: 'time',
  datetime: 'datetime2',
  instant: 'datetimeoffset',
  guid: 'uniqueidentifier',
}

const sqlServerPlace = (index: number, kind: SqlKind) => {
  const type = sqlServerCasts[kind]
  return type === undefined ? `@p${index}` : `CAST(@p${index} AS ${type})`
}

/** SQL Server. Source: learn.microsoft.com/sql/t-sql/language-reference. */
export const sqlServerDialect: SqlDialect = {
  quote: (name) => `[${name.replaceAll(']', ']]')}]`,
  operand: sqlServerPlace,
  // Money takes no texts, and what a text means as a time depends on the user's language.
  assigned: sqlServerPlace,
  compared: (column) => column,
  position: (part, text) => `CHARINDEX(${part}, ${text})`,
  like: (text, pattern) => `${text} LIKE ${pattern} ESCAPE '\\'`,
  // LEN does not count blanks at the end.
  endsWith: (text, end) => `RIGHT(${text}, DATALENGTH(${end}) / 2) = ${end}`,
  functions: {
    ...commonFunctions,
    trim: unary('text', 'text', (part) => `LTRIM(RTRIM(${part}))`),
    length: unary('integer', 'text', (part) => `LEN(${part})`),
    round: unary('decimal', 'decimal', (part) => `ROUND(${part}, 0)`),
    substring: {
      ...substring,
      write: (text = '', start = '', length = '2147483647') => `SUBSTRING(${text}, ${start} + 1, ${length})`,
    },
    year: datePart('year'),
    month: datePart('month'),
    day: datePart('day'),
    hour: datePart('hour'),
    minute: datePart('minute'),
    second: datePart('second'),
    now: { kind: 'instant', takes: 'instant', count: [0], write: () => 'SYSDATETIMEOFFSET()' },
  },
  page: (top, skip, hasOrder) =>
    `${hasOrder ? '' : 'ORDER BY (SELECT NULL) '}OFFSET ${skip} ROWS FETCH NEXT ${top} ROWS ONLY`,
  settled: (column) => `${column} < MIN_ACTIVE_ROWVERSION()`,
  emptyRow: 'DEFAULT VALUES',
  likeSigns: /[\\%_[]/g,
}
