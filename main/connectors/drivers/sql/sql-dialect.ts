import type { SqlKind } from './sql-types.ts'

/** What tells the SQL of one database from that of another. */
export interface SqlDialect {
  /** A name as a part of a statement, whatever it holds. */
  quote(name: string): string
  /** The place of parameter `index`, from 1, where it is compared or computed with. */
  operand(index: number, kind: SqlKind): string
  /** The place of parameter `index`, from 1, where it becomes the value of a column. */
  assigned(index: number, kind: SqlKind): string
  /** A column where it is compared; most stand as they are. */
  compared(column: string, kind: SqlKind): string
  /** Place of a text in another, from 1; 0 where it is not. */
  position(part: string, text: string): string
  /** Does a text look so? `\\` stands before signs that mean themselves. */
  like(text: string, pattern: string): string
  /** Does a text end so? */
  endsWith(text: string, end: string): string
  /** Functions of OData by name. */
  readonly functions: Readonly<Record<string, SqlFunction>>
  /** Added to a `SELECT`: only rows from `skip` on, `top` at most. `hasOrder` says whether it has an `ORDER BY`. */
  page(top: number, skip: number, hasOrder: boolean): string
  /** Is a row version one below which nothing can be written any more? Only where the database has row versions. */
  settled?(column: string): string
  /** Instead of values: a row of nothing but defaults. */
  readonly emptyRow: string
  /** Signs of a `LIKE` pattern that mean more than themselves. */
  readonly likeSigns: RegExp
}

export interface SqlFunction {
  /** What it gives. */
  readonly kind: SqlKind
  /** What it takes. */
  readonly takes: SqlKind
  readonly count: readonly number[]
  write(...parts: readonly string[]): string
}

/** A function of one value. */
export function unary(kind: SqlKind, takes: SqlKind, write: (part: string) => string): SqlFunction {
  return { kind, takes, count: [1], write: (part = '') => write(part) }
}

/** A part of a text; OData counts from 0. */
export const substring: SqlFunction = {
  kind: 'text',
  takes: 'text',
  count: [2, 3],
  write: (text = '', start = '', length) =>
    `SUBSTR(${text}, ${start} + 1${length === undefined ? '' : `, ${length}`})`,
}

/** The functions that most databases write alike. */
export const commonFunctions: Readonly<Record<string, SqlFunction>> = {
  tolower: unary('text', 'text', (part) => `LOWER(${part})`),
  toupper: unary('text', 'text', (part) => `UPPER(${part})`),
  trim: unary('text', 'text', (part) => `TRIM(${part})`),
  length: unary('integer', 'text', (part) => `LENGTH(${part})`),
  round: unary('decimal', 'decimal', (part) => `ROUND(${part})`),
  floor: unary('decimal', 'decimal', (part) => `FLOOR(${part})`),
  ceiling: unary('decimal', 'decimal', (part) => `CEILING(${part})`),
  year: unary('integer', 'datetime', (part) => `EXTRACT(YEAR FROM ${part})`),
  month: unary('integer', 'datetime', (part) => `EXTRACT(MONTH FROM ${part})`),
  day: unary('integer', 'datetime', (part) => `EXTRACT(DAY FROM ${part})`),
  hour: unary('integer', 'datetime', (part) => `EXTRACT(HOUR FROM ${part})`),
  minute: unary('integer', 'datetime', (part) => `EXTRACT(MINUTE FROM ${part})`),
  second: unary('integer', 'datetime', (part) => `EXTRACT(SECOND FROM ${part})`),
  date: unary('date', 'datetime', (part) => `CAST(${part} AS date)`),
  now: { kind: 'instant', takes: 'instant', count: [0], write: () => 'CURRENT_TIMESTAMP' },
  concat: {
    kind: 'text',
    takes: 'text',
    count: [2],
    write: (left = '', right = '') => `CONCAT(${left}, ${right})`,
  },
  substring,
}
