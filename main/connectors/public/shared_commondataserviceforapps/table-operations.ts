import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../../shipped/public-connector.ts'
import { askDataverse, quoted, valuesOf } from './dataverse-api.ts'

/** Tables and columns, for choices and schemas. */
export const tableOperations: Readonly<Record<string, OperationHandler>> = {
  GetEntities: async (call) => {
    const { body } = await askDataverse(call, 'GET', 'EntityDefinitions', {
      query: { $select: 'LogicalName,EntitySetName,DisplayName,DisplayCollectionName' },
    })
    const tables = valuesOf(body).map((table) => ({
      LogicalName: textOf(table, 'LogicalName') ?? '',
      EntitySetName: textOf(table, 'EntitySetName') ?? '',
      DisplayName: labelOf(propertyOf(table, 'DisplayCollectionName')) ?? textOf(table, 'LogicalName') ?? '',
    }))
    return { body: { value: tables.sort((a, b) => a.DisplayName.localeCompare(b.DisplayName)) } }
  },
  GetMetadataForEntity: getSchema,
}

function labelOf(value: WdlValue | undefined): string | undefined {
  return textOf(objectOf(value, 'UserLocalizedLabel'), 'Label')
}

async function getSchema(call: ProxyCall): Promise<ProxyAnswer> {
  const name = call.need('entityName')
  const found = await askDataverse(call, 'GET', 'EntityDefinitions', {
    query: {
      $select: 'LogicalName,EntitySetName',
      $filter: `EntitySetName eq '${name.replaceAll("'", "''")}' or LogicalName eq '${name.replaceAll("'", "''")}'`,
    },
  })
  const table = textOf(valuesOf(found.body)[0], 'LogicalName') ?? name
  const { body } = await askDataverse(
    call,
    'GET',
    `EntityDefinitions(LogicalName=${quoted(table)})/Attributes`,
    {
      query: {
        $select:
          'LogicalName,SchemaName,DisplayName,AttributeType,IsValidForCreate,IsValidForUpdate,IsValidForRead,RequiredLevel',
      },
    },
  )
  const isInput = call.text('usage') === 'input'
  const columns = valuesOf(body).filter((one) => {
    const isThere = propertyOf(one, isInput ? 'IsValidForCreate' : 'IsValidForRead') !== false
    return isThere && textOf(one, 'AttributeType') !== 'Virtual'
  })
  const properties = Object.fromEntries(columns.map((column) => propertyFor(column, isInput)))
  const required = columns
    .filter(
      (one) => isInput && /ApplicationRequired/.test(textOf(objectOf(one, 'RequiredLevel'), 'Value') ?? ''),
    )
    .map((one) => propertyFor(one, true)[0])
  const schema = { type: 'object', ...(required.length === 0 ? {} : { required }), properties }
  const list = {
    type: 'object',
    properties: { value: { type: 'array', 'x-ms-summary': 'List of Items', items: schema } },
  }
  return { body: { schema, list } }
}

const types: Readonly<Record<string, WdlObject>> = {
  Boolean: { type: 'boolean' },
  Integer: { type: 'integer', format: 'int32' },
  BigInt: { type: 'integer', format: 'int64' },
  Picklist: { type: 'integer', format: 'int32' },
  State: { type: 'integer', format: 'int32' },
  Status: { type: 'integer', format: 'int32' },
  Decimal: { type: 'number' },
  Double: { type: 'number' },
  Money: { type: 'number' },
  DateTime: { type: 'string', format: 'date-time' },
  Uniqueidentifier: { type: 'string', format: 'uuid' },
}

/** A column with its schema; a lookup is `_x_value` when read, and bound to another row when written. */
function propertyFor(column: WdlObject, isInput: boolean): readonly [string, WdlObject] {
  const name = textOf(column, 'LogicalName') ?? ''
  const type = textOf(column, 'AttributeType') ?? 'String'
  const title = labelOf(propertyOf(column, 'DisplayName')) ?? name
  if (/^(Lookup|Owner|Customer)$/.test(type)) {
    const key = isInput ? `${textOf(column, 'SchemaName') ?? name}@odata.bind` : `_${name}_value`
    return [key, { type: 'string', 'x-ms-summary': isInput ? title : `${title} (Value)` }]
  }
  const known = types[type]
  return [name, { ...(isObject(known) ? known : { type: 'string' }), 'x-ms-summary': title }]
}
