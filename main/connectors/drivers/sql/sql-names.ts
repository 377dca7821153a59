import { ServiceRefusal } from '../../service/service-refusal.ts'
import type { SqlName } from './sql-session.ts'
import type { SqlColumn, SqlTable } from './sql-types.ts'

const part = /\s*(?:\[((?:[^\]]|\]\])+)\]|"((?:[^"]|"")+)"|`((?:[^`]|``)+)`|([^.[\]"`]+))\s*(\.|$)/y

/** Reads `dbo.Orders`, `[dbo].[Order Details]`, `"public"."orders"`; the last two parts count. Throws ServiceRefusal 400. */
export function readSqlName(text: string): SqlName {
  const parts: string[] = []
  part.lastIndex = 0
  let isMore = true
  while (isMore) {
    const match = part.exec(text)
    if (match === null) {
      throw new ServiceRefusal(400, 'InvalidName', `'${text}' is no name of a table or procedure.`)
    }
    const [, brackets, quotes, ticks, plain, end] = match
    parts.push(
      brackets?.replaceAll(']]', ']') ??
        quotes?.replaceAll('""', '"') ??
        ticks?.replaceAll('``', '`') ??
        (plain ?? '').trim(),
    )
    isMore = end === '.'
  }
  const [schema, name = ''] = parts.length === 1 ? [undefined, parts[0]] : parts.slice(-2)
  return schema === undefined ? { name } : { schema, name }
}

/** The column of that name; case counts only where two differ in nothing else. `_x0020_` stands for a blank, as in OData. */
export function findColumn({ columns }: SqlTable, name: string): SqlColumn | undefined {
  const exact = columns.find((column) => column.name === name)
  if (exact !== undefined) return exact
  const folded = name.toLowerCase()
  const found = columns.find((column) => column.name.toLowerCase() === folded)
  if (found !== undefined || !/_x[0-9a-f]{4}_/i.test(name)) return found
  return findColumn({ schema: '', name: '', columns }, plainName(name))
}

function plainName(name: string): string {
  return name.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** As `findColumn`. Throws ServiceRefusal 400 with the names that there are. */
export function needColumn(table: SqlTable, name: string): SqlColumn {
  const found = findColumn(table, name)
  if (found !== undefined) return found
  const known = table.columns.map((column) => column.name).join(', ')
  throw new ServiceRefusal(400, 'UnknownColumn', `'${table.name}' has no column '${name}'. It has ${known}.`)
}

/** Columns of the primary key, in its order. */
export function keyOf({ columns }: SqlTable): readonly SqlColumn[] {
  return columns
    .filter(({ keyPlace }) => keyPlace !== undefined)
    .sort((left, right) => (left.keyPlace ?? 0) - (right.keyPlace ?? 0))
}
