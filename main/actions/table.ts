import { toText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { typeName } from '../../shared/json-schema/index.ts'
import { foldName, isObject, propertyOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, ActionHandler, CompletedResult, Part } from '../engine/action-handler.ts'
import { listInput } from './list-input.ts'
import { failed, succeeded } from './results.ts'

interface Column {
  readonly header: Part
  readonly value: Part
}

/** Create CSV or HTML table of a list of objects. Source: WDL reference, "Table action". */
export const runTable: ActionHandler = (definition, tools) => {
  const source = isObject(definition.inputs) ? definition.inputs : {}
  const { columns: _columns, ...rest } = source
  const listed = propertyOf(source, 'columns')
  const columns: Column[] | undefined = Array.isArray(listed)
    ? listed.map((column: WdlValue, index) => ({
        header: tools.compile(propertyOf(column, 'header') ?? '', 'inputs', 'columns', index, 'header'),
        value: tools.compile(propertyOf(column, 'value') ?? null, 'inputs', 'columns', index, 'value'),
      }))
    : undefined
  return {
    inputs: tools.compile(rest, 'inputs'),
    execute: (call) => {
      const items = listInput(call)
      if (!Array.isArray(items)) return items as CompletedResult
      const format = foldName(String(propertyOf(call.inputs, 'format') ?? ''))
      if (format !== 'csv' && format !== 'html') {
        return failed('BadRequest', `'${format}' is no table format.`, {
          path: [...call.path, 'inputs', 'format'],
        })
      }
      const rows =
        columns === undefined || columns.length === 0
          ? rowsOfObjects(call, items)
          : rowsOfColumns(call, columns, items)
      if (!Array.isArray(rows)) return rows as CompletedResult
      return succeeded({ body: format === 'csv' ? printCsv(rows) : printHtml(rows) })
    },
  }
}

function rowsOfColumns(call: ActionCall, columns: readonly Column[], items: readonly WdlValue[]): string[][] {
  const headers = columns.map(({ header }) => toText(call.evaluate(header)))
  return [headers, ...items.map((item) => columns.map(({ value }) => cell(call.evaluate(value, item))))]
}

/** Without columns every property of any item is one, in the order in which they first occur. */
function rowsOfObjects(call: ActionCall, items: readonly WdlValue[]): string[][] | CompletedResult {
  const names = new Set<string>()
  for (const item of items) {
    if (!isObject(item)) {
      const message = `The 'Table' action '${call.name}' failed: an item of 'from' is of type '${typeName(item)}'. Without columns every item must be an object.`
      return failed('BadRequest', message, { path: [...call.path, 'inputs', 'from'] })
    }
    for (const name of Object.keys(item)) names.add(name)
  }
  const headers = [...names]
  if (headers.length === 0) return []
  return [
    headers,
    ...items.map((item) => headers.map((name) => cell((isObject(item) ? item[name] : null) ?? null))),
  ]
}

function cell(value: WdlValue): string {
  return value === null ? '' : toText(value)
}

function printCsv(rows: readonly (readonly string[])[]): string {
  const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((row) => `${row.map(quote).join(',')}\r\n`).join('')
}

function printHtml(rows: readonly (readonly string[])[]): string {
  const [headers = [], ...body] = rows
  const line = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join('')}</tr>`
  return `<table><thead>${line('th', headers)}</thead><tbody>${body.map((row) => line('td', row)).join('')}</tbody></table>`
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
