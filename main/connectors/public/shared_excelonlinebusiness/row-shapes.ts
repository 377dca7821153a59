import { createHash } from 'node:crypto'
import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import type { TableContent } from './workbook-api.ts'

/** Days from Excel's day 0 (30 December 1899) to 1970. */
const daysTo1970 = 25_569
const dayMs = 86_400_000

/** Row `index` of a table in Power Automate's shape: every cell as text; with `isIso`, dates as ISO 8601. */
export function rowOf(content: TableContent, index: number, isIso: boolean): WdlObject {
  const cells = content.rows[index] ?? []
  const formats = content.formats[index] ?? []
  const id = createHash('sha256')
    .update(`${index} ${JSON.stringify(cells.map(String))}`)
    .digest('hex')
  return {
    '@odata.etag': '',
    ItemInternalId: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
    ...Object.fromEntries(
      content.columns.map((name, column) => [
        name,
        cellText(cells[column] ?? '', formats[column] ?? '', isIso),
      ]),
    ),
  }
}

/** Is there nothing in any cell? A table without rows has one such row in Excel. */
export function isBlank(cells: readonly WdlValue[]): boolean {
  return cells.every((cell) => cell === '' || cell === null)
}

function cellText(cell: WdlValue, format: string, isIso: boolean): string {
  if (typeof cell === 'string') return cell
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  const serial = Number(String(cell))
  if (isIso && isDateFormat(format) && !Number.isNaN(serial)) {
    return new Date(Math.round((serial - daysTo1970) * dayMs)).toISOString()
  }
  return String(cell)
}

/** Formats of dates and times name years, days or hours outside of quotes and brackets. */
function isDateFormat(format: string): boolean {
  return /[ydh]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')) && format.toLowerCase() !== 'general'
}
