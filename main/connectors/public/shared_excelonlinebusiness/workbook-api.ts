import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { graphList, graphUrl } from '../../shipped/graph.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import { Refusal } from '../../shipped/refusal.ts'

/** A table as it stands: names of its columns, and its rows of cells in order. */
export interface TableContent {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly WdlValue[])[]
  /** For each cell how Excel shows it: `yyyy-mm-dd` for a date. */
  readonly formats: readonly (readonly string[])[]
}

/** Libraries of a location: `me`, `sites/ID`, `groups/ID`. */
export async function drivesOf(call: ProxyCall): Promise<readonly WdlValue[]> {
  const source = call.need('source')
  const [kind = '', ...rest] = source.split('/')
  const id = rest.join('/')
  if (kind === 'me') return (await graphList(call, graphUrl`/me/drives`)).value
  if (kind === 'groups') return (await graphList(call, graphUrl`/groups/${id}/drives`)).value
  return (await graphList(call, graphUrl`/sites/${kind === 'sites' ? id : source}/drives`)).value
}

/** The library that a call names, by id or by name. */
export async function driveUrl(call: ProxyCall): Promise<string> {
  const drive = call.need('drive')
  // Ids of libraries begin so; anything else is what people call them.
  if (drive.startsWith('b!')) return graphUrl`/drives/${drive}`
  const found = (await drivesOf(call)).find(
    (one) => textOf(one, 'id') === drive || textOf(one, 'name')?.toLowerCase() === drive.toLowerCase(),
  )
  const id = textOf(found ?? null, 'id')
  if (id === undefined) throw new Refusal(404, `There is no document library '${drive}'.`)
  return graphUrl`/drives/${id}`
}

/** The workbook that a call names, by the file's id or path. */
export async function workbookUrl(call: ProxyCall): Promise<string> {
  const file = call.need('file')
  const drive = await driveUrl(call)
  if (!file.startsWith('/')) return `${drive}/items/${encodeURIComponent(file)}/workbook`
  const path = file.split('/').map(encodeURIComponent).join('/')
  return `${drive}/root:${path}:/workbook`
}

export async function tableUrl(call: ProxyCall): Promise<string> {
  return `${await workbookUrl(call)}/tables/${encodeURIComponent(call.need('table'))}`
}

/** Names of a table's columns. */
export async function columnsOf(call: ProxyCall, table: string): Promise<readonly string[]> {
  const { value } = await graphList(call, `${table}/columns`, { query: { $select: 'name' } })
  return value.map((column) => textOf(column, 'name') ?? '')
}

export async function contentOf(call: ProxyCall, table: string): Promise<TableContent> {
  const columns = await columnsOf(call, table)
  const { body } = await call.vendor.get(`${table}/dataBodyRange`, {
    query: { $select: 'values,numberFormat' },
  })
  return {
    columns,
    rows: gridOf(body, 'values'),
    formats: gridOf(body, 'numberFormat').map((row) =>
      row.map((cell) => (typeof cell === 'string' ? cell : '')),
    ),
  }
}

/** Cells of a row for values by column; null leaves a cell as it is. Throws Refusal 400 for a column that is not there. */
export function cellsOf(
  item: WdlObject,
  columns: readonly string[],
  otherwise: WdlValue,
): readonly WdlValue[] {
  const wrong = Object.keys(item).find((name) => !columns.includes(name))
  if (wrong !== undefined) {
    throw new Refusal(400, `The table has no column '${wrong}'; it has ${columns.join(', ')}.`)
  }
  return columns.map((name) => propertyOf(item, name) ?? otherwise)
}

function gridOf(range: WdlValue, name: string): readonly (readonly WdlValue[])[] {
  const grid = propertyOf(range, name)
  if (!Array.isArray(grid)) return []
  return (grid as readonly WdlValue[]).map((row) => (Array.isArray(row) ? (row as readonly WdlValue[]) : []))
}
