import { defineSandbox, type Scene } from '../../../sandboxes/sandbox.ts'
import { routedSandbox } from '../../../sandboxes/sandbox-routes.ts'
import type { ServiceAnswer } from '../../../service/service-answer.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import type { ServiceRequest } from '../../../service/service-request.ts'
import {
  type Cell,
  type ExcelState,
  type ExcelTable,
  readExcel,
  seedExcel,
  type Workbook,
} from './excel-state.ts'

/** Id of the one library. */
const library = 'b!SandboxLibrary'

/** The part of Microsoft Graph that is workbooks. Source: learn.microsoft.com/graph/api/resources/excel. */
export const excelSandbox = defineSandbox<ExcelState>({
  seed: seedExcel,
  read: (given) => readExcel(given),
  refusal: (_status, code, message) => ({ error: { code, message } }),
  handle: routedSandbox<ExcelState>({
    'GET /v1.0/me/followedSites': () => ({ json: { value: [] } }),
    'GET /v1.0/me/drives': () => ({
      json: { value: [{ id: library, name: 'OneDrive', driveType: 'business' }] },
    }),
    'GET /v1.0/drives/{drive}/root/children': (request, { state }) => children(request, state, ''),
    'GET /v1.0/drives/{drive}/items/{item}/children': (request, { state }) =>
      children(request, state, Buffer.from(request.part('item'), 'base64url').toString()),
    'GET /v1.0/drives/{drive}/{*item}/workbook/tables': (request, { state }) => ({
      json: { value: bookIn(request, state).tables.map(tableJson) },
    }),
    'POST /v1.0/drives/{drive}/{*item}/workbook/tables/add': addTable,
    'GET /v1.0/drives/{drive}/{*item}/workbook/worksheets': (request, { state }) => ({
      json: { value: bookIn(request, state).sheets.map(sheetJson) },
    }),
    'POST /v1.0/drives/{drive}/{*item}/workbook/worksheets/add': (request, { state }) => {
      const { sheets } = bookIn(request, state)
      const name = String(request.object.name ?? `Sheet${sheets.length + 1}`)
      if (sheets.some((one) => one.toLowerCase() === name.toLowerCase())) {
        throw new ServiceRefusal(
          409,
          'ItemAlreadyExists',
          'A resource with the same name or identifier already exists.',
        )
      }
      sheets.push(name)
      return { status: 201, json: sheetJson(name, sheets.length - 1) }
    },
    'PATCH /v1.0/drives/{drive}/{*item}/workbook/tables/{table}': (request, { state }) => {
      const table = tableIn(request, state)
      table.name = String(request.object.name ?? table.name)
      return { json: tableJson(table) }
    },
    'GET /v1.0/drives/{drive}/{*item}/workbook/tables/{table}/columns': (request, { state }) => ({
      json: {
        value: tableIn(request, state).columns.map((name, index) => ({ id: String(index + 1), name, index })),
      },
    }),
    'POST /v1.0/drives/{drive}/{*item}/workbook/tables/{table}/columns': (request, { state }) => {
      const table = tableIn(request, state)
      const { name, values } = request.object
      const cells = (values ?? []) as readonly (readonly Cell[])[]
      table.columns.push(String(name))
      for (const [index, row] of table.rows.entries()) row.push(cells[index + 1]?.[0] ?? '')
      return {
        status: 201,
        json: { id: String(table.columns.length), name, index: table.columns.length - 1 },
      }
    },
    'PATCH /v1.0/drives/{drive}/{*item}/workbook/tables/{table}/columns/itemAt(index={index})': (
      request,
      { state },
    ) => {
      const table = tableIn(request, state)
      const index = Number(request.part('index'))
      table.columns[index] = String(request.object.name ?? table.columns[index])
      return { json: { name: table.columns[index], index } }
    },
    'GET /v1.0/drives/{drive}/{*item}/workbook/tables/{table}/dataBodyRange': (request, { state }) => {
      const { columns, dates, rows } = tableIn(request, state)
      // A table without rows still has an empty one in Excel.
      const values = rows.length > 0 ? rows : [columns.map(() => '')]
      return {
        json: {
          values,
          numberFormat: values.map(() =>
            columns.map((name) => (dates.includes(name) ? 'yyyy-mm-dd' : 'General')),
          ),
        },
      }
    },
    'POST /v1.0/drives/{drive}/{*item}/workbook/tables/{table}/rows': (request, { state }) => {
      const table = tableIn(request, state)
      const added = rowsIn(request, table)
      table.rows.push(...added.map((cells) => cells.map((cell): Cell => cell ?? '')))
      return { status: 201, json: { index: table.rows.length - 1, values: added } }
    },
    'PATCH /v1.0/drives/{drive}/{*item}/workbook/tables/{table}/rows/{row}': (request, { state }) => {
      const table = tableIn(request, state)
      const row = rowIn(request, table)
      const [cells = []] = rowsIn(request, table)
      // null leaves a cell as it is.
      for (const [index, cell] of cells.entries()) if (cell !== null) row[index] = cell
      return { json: { index: Number(request.part('row')), values: [row] } }
    },
    'DELETE /v1.0/drives/{drive}/{*item}/workbook/tables/{table}/rows/{row}': (request, { state }) => {
      const table = tableIn(request, state)
      const row = rowIn(request, table)
      table.rows = table.rows.filter((one) => one !== row)
      return { status: 204 }
    },
  }),
})

function addTable(request: ServiceRequest, scene: Scene<ExcelState>): ServiceAnswer {
  const book = bookIn(request, scene.state)
  const address = String(request.object.address ?? '')
  const cells = /!?\$?([A-Z]+)\$?\d+:\$?([A-Z]+)\$?\d+$/i.exec(address)
  if (cells === null) throw new ServiceRefusal(400, 'InvalidArgument', `The range '${address}' is invalid.`)
  const count = columnNumber(cells[2] ?? 'A') - columnNumber(cells[1] ?? 'A') + 1
  if (count < 1) throw new ServiceRefusal(400, 'InvalidArgument', `The range '${address}' is invalid.`)
  const table: ExcelTable = {
    id: `{${scene.guid().toUpperCase()}}`,
    name: `Table${book.tables.length + 1}`,
    columns: Array.from({ length: count }, (_, index) => `Column${index + 1}`),
    rows: [],
    dates: [],
  }
  book.tables.push(table)
  return { status: 201, json: tableJson(table) }
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** Folders and workbooks in a folder, by its path. */
function children(request: ServiceRequest, state: ExcelState, folder: string): ServiceAnswer {
  checkLibrary(request)
  const inside = state.workbooks.filter(({ path }) => path.startsWith(`${folder}/`))
  const folders = new Set<string>()
  const files: unknown[] = []
  for (const { id, path } of inside) {
    const rest = path.slice(folder.length + 1)
    const cut = rest.indexOf('/')
    if (cut < 0) files.push({ id, name: rest, file: {} })
    else folders.add(rest.slice(0, cut))
  }
  const found = [...folders].map((name) => ({
    id: Buffer.from(`${folder}/${name}`).toString('base64url'),
    name,
    folder: { childCount: 1 },
  }))
  return { json: { value: [...found, ...files] } }
}

function tableJson({ id, name }: ExcelTable) {
  return { id, name, showHeaders: true, showTotals: false, style: 'TableStyleMedium2' }
}

function sheetJson(name: string, position: number) {
  return {
    id: `{00000000-0001-0000-${String(position).padStart(4, '0')}-000000000000}`,
    name,
    position,
    visibility: 'Visible',
  }
}

/** By `items/ID` or `root:/PATH:`. */
function bookIn(request: ServiceRequest, state: ExcelState): Workbook {
  checkLibrary(request)
  const item = request.part('item')
  const path = /^root:(.+):$/.exec(item)?.[1]
  const id = /^items\/(.+)$/.exec(item)?.[1]
  const book = state.workbooks.find((one) => one.id === id || one.path.toLowerCase() === path?.toLowerCase())
  if (book === undefined) throw new ServiceRefusal(404, 'itemNotFound', 'The resource could not be found.')
  return book
}

function checkLibrary(request: ServiceRequest): void {
  if (request.part('drive') === library) return
  throw new ServiceRefusal(404, 'itemNotFound', 'The drive could not be found.')
}

function tableIn(request: ServiceRequest, state: ExcelState): ExcelTable {
  const wanted = request.part('table')
  const table = bookIn(request, state).tables.find(({ id, name }) => id === wanted || name === wanted)
  if (table === undefined)
    throw new ServiceRefusal(404, 'ItemNotFound', "The requested resource doesn't exist.")
  return table
}

function rowIn(request: ServiceRequest, { rows }: ExcelTable): Cell[] {
  const row = rows[Number(request.part('row'))]
  if (row === undefined)
    throw new ServiceRefusal(400, 'InvalidArgument', 'The argument is invalid or out of range.')
  return row
}

function rowsIn(request: ServiceRequest, { columns }: ExcelTable): (Cell | null)[][] {
  const values = (request.object.values ?? []) as (Cell | null)[][]
  if (values.length > 0 && values.every((row) => row.length === columns.length)) return values
  throw new ServiceRefusal(
    400,
    'InvalidArgument',
    'The number of rows or columns in the input array does not match the size of the range.',
  )
}
