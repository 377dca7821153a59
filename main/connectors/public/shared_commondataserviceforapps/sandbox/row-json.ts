import type { ValueAt } from '../../../odata/odata-filter.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import { type DataverseState, idColumn, type Row, type Table, tableNameOf } from './dataverse-state.ts'

const formatted = '@OData.Community.Display.V1.FormattedValue'
const lookupTable = '@Microsoft.Dynamics.CRM.lookuplogicalname'

/** A row as the Web API tells it: lookups as `_x_value`, texts of lookups and choices beside them. */
export function rowJson(state: DataverseState, table: Table, row: Row): Record<string, unknown> {
  const json: Record<string, unknown> = { '@odata.etag': `W/"${String(row.versionnumber)}"` }
  for (const [name, value] of Object.entries(row)) {
    const column = table.columns.find((one) => one.name === name)
    if (column?.type === 'Lookup') {
      json[`_${name}_value`] = value
      const other = state.tables.find((one) => one.name === column.table)
      const target = other?.rows.find((one) => one[idColumn(other)] === value)
      if (other !== undefined && target !== undefined) {
        json[`_${name}_value${formatted}`] = target[other.nameColumn] ?? null
        json[`_${name}_value${lookupTable}`] = other.name
      }
      continue
    }
    json[name] = value
    const label = column?.labels?.[String(value)]
    if (label !== undefined) json[`${name}${formatted}`] = label
  }
  return json
}

/** Columns that are asked for, with their texts; all without `$select`. */
export function selected(
  table: Table,
  json: Record<string, unknown>,
  select: string | undefined,
): Record<string, unknown> {
  if (select === undefined || select.trim() === '') return json
  const wanted = new Set([...select.split(',').map((one) => one.trim()), idColumn(table)])
  return Object.fromEntries(
    Object.entries(json).filter(([name]) => name === '@odata.etag' || wanted.has(name.replace(/@.*$/, ''))),
  )
}

/** Adds the rows that `$expand` asks for: those that lookups point at. */
export function expanded(
  state: DataverseState,
  table: Table,
  row: Row,
  expand: string | undefined,
): Record<string, unknown> {
  const parts = expand?.match(/[^,(]+(\([^)]*\))?/g) ?? []
  return Object.fromEntries(
    parts.flatMap((part) => {
      const name = part.replace(/\(.*$/s, '').trim()
      const column = table.columns.find((one) => one.name.toLowerCase() === name.toLowerCase())
      const other = state.tables.find((one) => one.name === column?.table)
      if (column === undefined || other === undefined) return []
      const target = other.rows.find((one) => one[idColumn(other)] === row[column.name])
      const select = /\$select=([^;)]*)/.exec(part)?.[1]
      return [[name, target === undefined ? null : selected(other, rowJson(state, other, target), select)]]
    }),
  )
}

/** Values of a row for filters: `name`, `_primarycontactid_value`, `primarycontactid/fullname`. */
export function rowValueAt(state: DataverseState, table: Table, row: Row): ValueAt {
  return ([name = '', ...rest]) => {
    if (rest.length === 0) {
      const plain = /^_(.+)_value$/.exec(name)?.[1]
      return row[plain ?? name]
    }
    const column = table.columns.find((one) => one.name.toLowerCase() === name.toLowerCase())
    const other = state.tables.find((one) => one.name === column?.table)
    const target = other?.rows.find((one) => one[idColumn(other)] === row[column?.name ?? ''])
    return other === undefined || target === undefined ? undefined : rowValueAt(state, other, target)(rest)
  }
}

/**
 * Takes the values of a request into a row; a lookup that is bound to another row becomes its id. A table that no person
 * described takes any column. Throws ServiceRefusal 400.
 */
export function takeValues(
  state: DataverseState,
  table: Table,
  row: Row,
  given: Readonly<Record<string, unknown>>,
): void {
  const isDescribed = table.columns.length > 0
  for (const [key, value] of Object.entries(given)) {
    const bound = /^(.+)@odata\.bind$/.exec(key)?.[1]
    if (bound === undefined && key.includes('@')) continue
    const wanted = (bound ?? key).toLowerCase()
    const column = table.columns.find(({ name }) => name.toLowerCase() === wanted)
    const isOwn =
      /^(statecode|statuscode|ownerid|createdon|modifiedon|overriddencreatedon)$/.test(wanted) ||
      wanted === idColumn(table)
    if (column === undefined && isDescribed && !isOwn && state.isStrict) {
      throw new ServiceRefusal(
        400,
        '0x80048d19',
        `Could not find a property named '${bound ?? key}' on type 'Microsoft.Dynamics.CRM.${table.name}'.`,
      )
    }
    const name = column?.name ?? wanted
    if (bound === undefined) {
      row[name] = checked(column?.type, name, value) as string
      continue
    }
    const target = typeof value === 'string' ? readAddress(value) : undefined
    if (column === undefined) {
      table.columns.push({
        name,
        title: bound,
        type: 'Lookup',
        ...(target === undefined ? {} : { table: tableNameOf(target.set) }),
      })
    }
    row[name] = target?.id ?? null
  }
}

function checked(type: string | undefined, name: string, value: unknown): unknown {
  if (value === null || value === undefined) return null
  const isNumber = type === 'Integer' || type === 'Decimal' || type === 'Money' || type === 'Picklist'
  if (isNumber && typeof value !== 'number') {
    throw new ServiceRefusal(
      400,
      '0x80048d19',
      `Cannot convert the literal '${String(value)}' of '${name}' to the expected type.`,
    )
  }
  return value
}

/** Set and id in an address of a row: `/contacts(id)`. */
export function readAddress(address: string): { readonly set: string; readonly id: string } {
  const match = /([\w]+)\(([^)]+)\)$/.exec(decodeURIComponent(address))
  if (match === null) throw new ServiceRefusal(400, '0x80060888', `'${address}' is no address of a row.`)
  return { set: match[1] ?? '', id: match[2] ?? '' }
}
