import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { objectsIn } from './sql-api.ts'

/** What a schema is for: rows that are read, added, changed. */
export type SchemaUse = 'read' | 'post' | 'patch'

/** JSON Schema of the kinds that drivers tell. */
const types: Readonly<Record<string, WdlObject>> = {
  integer: { type: 'integer', format: 'int64' },
  decimal: { type: 'number', format: 'decimal' },
  float: { type: 'number', format: 'double' },
  boolean: { type: 'boolean' },
  guid: { type: 'string', format: 'uuid' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  instant: { type: 'string', format: 'date-time' },
  binary: { type: 'string', format: 'byte' },
}

/** The type of a column or parameter. */
export function typeOfKind(kind: string | undefined): WdlObject {
  return types[kind ?? ''] ?? { type: 'string' }
}

/** What Power Automate tells of a table: `{name, title, x-ms-permission, schema: {type: array, items}}`. */
export function tableMetadata(table: WdlValue, name: string, use: SchemaUse): WdlObject {
  const columns = objectsIn(table, 'columns').filter((column) => use === 'read' || !isReadOnly(column))
  const required = columns.filter((column) => use === 'post' && isNeeded(column)).map(nameOf)
  const items: WdlObject = {
    type: 'object',
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(columns.map((column) => [nameOf(column), propertyOfColumn(column, use)])),
  }
  return {
    name,
    title: textOf(table, 'name') ?? name,
    'x-ms-permission': 'read-write',
    'x-ms-capabilities': {
      sortRestrictions: { sortable: true },
      filterRestrictions: { filterable: true },
      selectRestrictions: { selectable: true },
    },
    schema: { type: 'array', items, 'x-ms-permission': 'read-write' },
  }
}

function propertyOfColumn(column: WdlObject, use: SchemaUse): WdlObject {
  const keyPlace = propertyOf(column, 'keyPlace')
  const maxLength = propertyOf(column, 'maxLength')
  const isSimple = use === 'read' || isNeeded(column)
  return {
    title: nameOf(column),
    'x-ms-summary': nameOf(column),
    description: textOf(column, 'nativeType') ?? '',
    ...typeOfKind(textOf(column, 'kind')),
    ...(typeof maxLength === 'number' ? { maxLength } : {}),
    'x-ms-permission': isReadOnly(column) ? 'read-only' : 'read-write',
    ...(keyPlace === undefined ? {} : { 'x-ms-keyType': 'primary', 'x-ms-keyOrder': keyPlace }),
    ...(isSimple ? {} : { 'x-ms-visibility': 'advanced' }),
  }
}

/** Nobody but the database writes it. */
function isReadOnly(column: WdlObject): boolean {
  return propertyOf(column, 'isIdentity') === true || propertyOf(column, 'isGenerated') === true
}

function isNeeded(column: WdlObject): boolean {
  return propertyOf(column, 'isNullable') === false && propertyOf(column, 'hasDefault') !== true
}

function nameOf(column: WdlObject): string {
  return textOf(column, 'name') ?? ''
}
