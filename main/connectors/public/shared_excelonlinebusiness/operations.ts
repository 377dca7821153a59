import { randomUUID } from 'node:crypto'
import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { ODataFilterError, readFilter, sorted } from '../../odata/odata-filter.ts'
import { graphList, graphUrl } from '../../shipped/graph.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'
import { isBlank, rowOf } from './row-shapes.ts'
import {
  cellsOf,
  columnsOf,
  contentOf,
  drivesOf,
  driveUrl,
  type TableContent,
  tableUrl,
  workbookUrl,
} from './workbook-api.ts'

/** Rows of a page where nothing is said, as in Power Automate. */
const pageSize = 256

export const operations: Readonly<Record<string, OperationHandler>> = {
  GetItems: getItems,
  GetItem: async (call) => {
    const content = await contentOf(call, await tableUrl(call))
    return { body: rowOf(content, indexOf(call, content), isIso(call)) }
  },
  PatchItem: async (call) => {
    const table = await tableUrl(call)
    const before = await contentOf(call, table)
    const index = indexOf(call, before)
    await call.vendor.patch(`${table}/rows/${index}`, {
      json: { values: [cellsOf(call.object, before.columns, null)] },
    })
    return { body: rowOf(await contentOf(call, table), index, isIso(call)) }
  },
  DeleteItem: async (call) => {
    const table = await tableUrl(call)
    await call.vendor.delete(`${table}/rows/${indexOf(call, await contentOf(call, table))}`)
    return {}
  },
  AddRowV2: async (call) => {
    const table = await tableUrl(call)
    const columns = await columnsOf(call, table)
    const cells = cellsOf(call.object, columns, '')
    const { body } = await call.vendor.post(`${table}/rows`, { json: { index: null, values: [cells] } })
    const values = propertyOf(body, 'values')
    const [added] = Array.isArray(values) ? (values as readonly (readonly WdlValue[])[]) : []
    return { body: rowOf({ columns, rows: [added ?? cells], formats: [] }, 0, false) }
  },
  GetTables: async (call) => ({
    body: { value: (await graphList(call, `${await workbookUrl(call)}/tables`)).value },
  }),
  GetAllWorksheets: async (call) => ({
    body: { value: (await graphList(call, `${await workbookUrl(call)}/worksheets`)).value },
  }),
  CreateWorksheet: async (call) => {
    const name = textOf(call.object, 'name')
    const json = name === undefined || name === '' ? {} : { name }
    return {
      status: 201,
      body: (await call.vendor.post(`${await workbookUrl(call)}/worksheets/add`, { json })).body,
    }
  },
  CreateTable: createTable,
  CreateIdColumn: async (call) => {
    const table = await tableUrl(call)
    const name = call.text('idColumn') ?? '__PowerAppsId__'
    const { columns, rows } = await contentOf(call, table)
    if (columns.includes(name)) throw new Refusal(409, `The table has a column '${name}' already.`)
    // Nothing of a row could tell it apart for good, so chance has to.
    const values = [[name], ...rows.map((row) => [isBlank(row) ? '' : randomUUID()])]
    await call.vendor.post(`${table}/columns`, { json: { name, values } })
    return {}
  },
  GetSources: async (call) => {
    const sites = (await graphList(call, graphUrl`/me/followedSites`)).value
    const places = sites.map((site) => ({
      id: `sites/${textOf(site, 'id') ?? ''}`,
      displayName: textOf(site, 'displayName') ?? '',
    }))
    return { body: { value: [{ id: 'me', displayName: 'OneDrive for Business' }, ...places] } }
  },
  GetDrives: async (call) => ({ body: { value: await drivesOf(call) } }),
  ListRootFolder: async (call) => ({ body: await filesIn(call, `${await driveUrl(call)}/root/children`) }),
  ListFolder: async (call) => ({
    body: await filesIn(
      call,
      `${await driveUrl(call)}/items/${encodeURIComponent(call.need('id'))}/children`,
    ),
  }),
  GetColumns: async (call) => ({
    body: { value: (await columnsOf(call, await tableUrl(call))).map((name) => ({ name })) },
  }),
  GetTable: async (call) => {
    const columns = await columnsOf(call, await tableUrl(call))
    const properties = Object.fromEntries(
      columns.map((name) => [name, { type: 'string', 'x-ms-summary': name }]),
    )
    return { body: { schema: { type: 'object', properties } } }
  },
}

async function getItems(call: ProxyCall): Promise<ProxyAnswer> {
  const content = await contentOf(call, await tableUrl(call))
  const rows = content.rows.flatMap((cells, index) =>
    isBlank(cells) ? [] : [rowOf(content, index, isIso(call))],
  )
  const found = sortedRows(filteredRows(rows, call.text('$filter')), call.text('$orderby'))
  const skip = call.number('$skip') ?? 0
  const top = call.number('$top')
  const end = skip + (top ?? pageSize)
  const names = call
    .text('$select')
    ?.split(',')
    .map((name) => name.trim())
  const value = found.slice(skip, end).map((row) => (names === undefined ? row : onlyColumns(row, names)))
  const isMore = top === undefined && found.length > end
  return {
    body: { value, ...(isMore ? { '@odata.nextLink': call.addressWith({ $skip: String(end) }) } : {}) },
  }
}

function filteredRows(rows: readonly WdlObject[], filter: string | undefined): readonly WdlObject[] {
  if (filter === undefined) return rows
  try {
    const isWanted = readFilter(filter)
    return rows.filter((row) => isWanted(([name = '']) => row[name]))
  } catch (thrown) {
    if (thrown instanceof ODataFilterError) throw new Refusal(400, thrown.message)
    throw thrown
  }
}

function sortedRows(rows: readonly WdlObject[], orderBy: string | undefined): readonly WdlObject[] {
  return sorted(
    rows,
    orderBy,
    (row) =>
      ([name = '']) =>
        numberOr(row[name]),
  )
}

/** Cells are texts in Power Automate, and still `10` comes after `9`. */
function numberOr(cell: WdlValue | undefined): unknown {
  return typeof cell === 'string' && cell.trim() !== '' && !Number.isNaN(Number(cell)) ? Number(cell) : cell
}

function onlyColumns(row: WdlObject, names: readonly string[]): WdlObject {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => names.includes(name) || /^(@|ItemInternalId)/.test(name)),
  )
}

/** Which row is meant. Throws Refusal 404. */
function indexOf(call: ProxyCall, { columns, rows }: TableContent): number {
  const key = call.need('idColumn')
  const column = columns.indexOf(key)
  if (column < 0) throw new Refusal(400, `The table has no column '${key}'.`)
  const id = call.need('id')
  const index = rows.findIndex((row) => String(row[column] ?? '') === id)
  if (index < 0) throw new Refusal(404, `No row was found with Id '${id}'.`)
  return index
}

async function createTable(call: ProxyCall): Promise<ProxyAnswer> {
  const form = call.object
  const range = textOf(form, 'Range') ?? ''
  if (range === '') throw new Refusal(400, 'It is not said which cells become a table.')
  const names = (textOf(form, 'ColumnsNames') ?? '')
    .split(/[;,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const tables = `${await workbookUrl(call)}/tables`
  const made = (
    await call.vendor.post(`${tables}/add`, { json: { address: range, hasHeaders: names.length === 0 } })
  ).body
  const table = `${tables}/${encodeURIComponent(textOf(made, 'id') ?? '')}`
  for (const [index, name] of names.entries()) {
    await call.vendor.patch(`${table}/columns/itemAt(index=${index})`, { json: { name } })
  }
  const name = textOf(form, 'TableName') ?? ''
  const body = name === '' ? made : (await call.vendor.patch(table, { json: { name } })).body
  return { status: 201, body }
}

/** Folders and workbooks, for the picker. */
async function filesIn(call: ProxyCall, url: string): Promise<readonly WdlObject[]> {
  const { value } = await graphList(call, url)
  return value.flatMap((entry) => {
    const name = textOf(entry, 'name') ?? ''
    const isFolder = propertyOf(entry, 'folder') !== undefined
    if (!isFolder && !/\.xlsx$/i.test(name)) return []
    return [{ Id: textOf(entry, 'id') ?? '', DisplayName: name, Path: `/${name}`, IsFolder: isFolder }]
  })
}

function isIso(call: ProxyCall): boolean {
  return call.text('dateTimeFormat') === 'ISO 8601'
}
