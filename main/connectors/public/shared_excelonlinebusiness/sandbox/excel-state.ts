import { guidOf, type Json } from '../../../sandboxes/sandbox.ts'
import { StateReader } from '../../../sandboxes/state-reader.ts'

export type Cell = string | number | boolean

export interface ExcelTable {
  id: string
  name: string
  columns: string[]
  rows: Cell[][]
  /** Columns that hold dates, as serial numbers. */
  dates: string[]
}

/** A workbook in the library. */
export interface Workbook {
  id: string
  /** From the top of the library: `/Orders.xlsx`. */
  path: string
  sheets: string[]
  tables: ExcelTable[]
}

/** The one library of an account. */
export interface ExcelState {
  workbooks: Workbook[]
}

/** A workbook of a small office. */
export function seedExcel(): ExcelState {
  return readExcel({
    workbooks: [
      {
        path: '/Orders.xlsx',
        tables: [
          {
            name: 'Orders',
            columns: ['Number', 'Customer', 'Amount', 'Ordered', 'Status'],
            dates: ['Ordered'],
            rows: [
              [4709, 'Contoso', 89.9, 46_020, 'paid'],
              [4710, 'Northwind Traders', 1250, 46_027, 'open'],
              [4711, 'Fabrikam', 430.5, 46_050, 'open'],
            ],
          },
        ],
      },
    ],
  })
}

/** Completes what a person wrote: a path and tables with columns are enough; rows are lists, or objects by column. */
export function readExcel(given: Json): ExcelState {
  const reader = new StateReader(given)
  let serial = 0
  const nextId = () => {
    serial += 1
    return guidOf(40_000 + serial).toUpperCase()
  }
  const workbooks = reader.list('workbooks').map((book): Workbook => {
    const path = book.text('path')
    if (!/^\/.+\.xlsx$/i.test(path))
      book.fail('path', "The path of a workbook begins with '/' and ends with '.xlsx'.")
    return {
      id: book.optionalText('id') ?? `01${nextId().replaceAll('-', '')}`,
      path,
      sheets: book.has('sheets') ? [...book.texts('sheets')] : ['Sheet1'],
      tables: book.list('tables').map((table): ExcelTable => {
        const columns = [...table.texts('columns')]
        if (columns.length === 0) table.fail('columns', 'A table has one column or more.')
        const rows = table.object.rows
        return {
          id: table.optionalText('id') ?? `{${nextId()}}`,
          name: table.text('name'),
          columns,
          dates: [...table.texts('dates')],
          rows: (Array.isArray(rows) ? (rows as readonly Json[]) : []).map((row) =>
            cellsOf(row, columns, table),
          ),
        }
      }),
    }
  })
  return { workbooks }
}

function cellsOf(row: Json, columns: readonly string[], table: StateReader): Cell[] {
  if (row === null || typeof row !== 'object') return table.fail('rows', 'A row is a list or an object.')
  const given = row as readonly Json[] | Readonly<Record<string, Json | undefined>>
  const wrong = Array.isArray(given) ? undefined : Object.keys(given).find((name) => !columns.includes(name))
  if (wrong !== undefined) table.fail('rows', `'${wrong}' is none of the columns.`)
  return columns.map((name, index): Cell => {
    const cell = Array.isArray(given)
      ? (given as readonly Json[])[index]
      : (given as Record<string, Json>)[name]
    if (cell === undefined || cell === null) return ''
    return typeof cell === 'object' ? JSON.stringify(cell) : cell
  })
}
