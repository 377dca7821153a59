import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { parseJson } from '../../../../shared/json/index.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'
import { columnsOf, isLookup, isPerson, type ListColumn } from './list-columns.ts'
import { askSite, listOf, siteAddress, siteOf, valuesOf } from './sharepoint-api.ts'

/** Sites, lists, their columns, and whatever else a flow asks of a site. */
export const siteOperations: Readonly<Record<string, OperationHandler>> = {
  GetDataSets: getSites,
  GetTables: (call) => listsOf(call, 'BaseTemplate ne 101 and BaseType eq 0'),
  GetLibraries: (call) => listsOf(call, 'BaseType eq 1'),
  GetAllTables: (call) => listsOf(call, 'BaseType eq 0 or BaseType eq 1'),
  GetTableViews: async (call) => {
    const { body } = await askSite(call, 'GET', `${listOf(call)}/views`, {
      query: { $filter: 'Hidden eq false', $select: 'Id,Title' },
    })
    return { body: { value: valuesOf(body).map((one) => named(textOf(one, 'Id'), textOf(one, 'Title'))) } }
  },
  GetTable: getTable,
  HttpRequest: sendRequest,
}

/** Sites that the search finds in the tenant of the connection; none where that is not known. */
async function getSites(call: ProxyCall): Promise<ProxyAnswer> {
  const tenant = call.connectionParameter('tenantUrl')
  if (tenant === undefined) return { body: { value: [] } }
  const { body } = await askSite(
    call,
    'GET',
    'search/query',
    {
      query: {
        querytext: "'contentclass:STS_Site contentclass:STS_Web'",
        selectproperties: "'Title,Path'",
        rowlimit: 200,
      },
    },
    siteAddress(tenant),
  )
  const table = objectOf(objectOf(objectOf(body, 'PrimaryQueryResult'), 'RelevantResults'), 'Table')
  const rows = listIn(propertyOf(table, 'Rows'))
  const sites = rows.map((row) => {
    const cells = listIn(propertyOf(row, 'Cells'))
    const cell = (key: string) =>
      textOf(
        cells.find((one) => textOf(one, 'Key') === key),
        'Value',
      )
    return named(cell('Path'), cell('Title'))
  })
  return { body: { value: sites } }
}

function listIn(value: WdlValue | undefined): readonly WdlObject[] {
  return Array.isArray(value) ? (value as readonly WdlValue[]).filter(isObject) : []
}

async function listsOf(call: ProxyCall, filter: string): Promise<ProxyAnswer> {
  const { body } = await askSite(call, 'GET', 'web/lists', {
    query: { $filter: `Hidden eq false and (${filter})`, $select: 'Id,Title', $orderby: 'Title' },
  })
  return { body: { value: valuesOf(body).map((list) => named(textOf(list, 'Id'), textOf(list, 'Title'))) } }
}

function named(name: string | undefined, title: string | undefined): WdlObject {
  return { Name: name ?? '', DisplayName: title ?? name ?? '' }
}

/** The columns of a list as a JSON schema, of what a flow gets or of what it may give. */
async function getTable(call: ProxyCall): Promise<ProxyAnswer> {
  const columns = await columnsOf(call)
  const isInput = call.text('usage') === 'input'
  const shown = isInput ? columns.filter(({ isReadOnly }) => !isReadOnly) : columns
  const properties = Object.fromEntries(shown.map((column) => [column.name, schemaOf(column, isInput)]))
  const items = isInput
    ? { type: 'object', required: shown.filter((one) => one.isRequired).map((one) => one.name), properties }
    : { type: 'object', properties: { ...properties, ...itemSchemas } }
  const list = { type: 'object', properties: { value: { type: 'array', 'x-ms-summary': 'value', items } } }
  const name = call.need('table')
  return { body: { name, title: name, schema: { type: 'array', items, list } } }
}

const textSchema = (title: string): WdlObject => ({ type: 'string', 'x-ms-summary': title })

/** What items have beside their columns. */
const itemSchemas: WdlObject = {
  '{Identifier}': textSchema('Identifier'),
  '{IsFolder}': { type: 'boolean', 'x-ms-summary': 'Is Folder' },
  '{Link}': textSchema('Link to item'),
  '{Name}': textSchema('Name'),
  '{FilenameWithExtension}': textSchema('File name with extension'),
  '{Path}': textSchema('Folder path'),
  '{FullPath}': textSchema('Full Path'),
  '{HasAttachments}': { type: 'boolean', 'x-ms-summary': 'Has attachments' },
  '{VersionNumber}': textSchema('Version number'),
}

function schemaOf({ choices, title, type }: ListColumn, isInput: boolean): WdlObject {
  const summary = { 'x-ms-summary': title }
  if (type === 'Choice' || type === 'MultiChoice') {
    const value = { type: 'string', 'x-ms-summary': `${title} Value`, ...(isInput ? { enum: choices } : {}) }
    return many(type === 'MultiChoice', title, { Value: value })
  }
  if (isPerson(type)) {
    const claims = { Claims: textSchema(`${title} Claims`) }
    const shown = { DisplayName: textSchema(`${title} DisplayName`), Email: textSchema(`${title} Email`) }
    return many(type === 'UserMulti', title, isInput ? claims : { ...claims, ...shown })
  }
  if (isLookup(type)) {
    const id = { Id: { type: 'integer', 'x-ms-summary': `${title} Id` } }
    return many(type === 'LookupMulti', title, isInput ? id : { ...id, Value: textSchema(`${title} Value`) })
  }
  switch (type) {
    case 'Counter':
    case 'Integer':
      return { type: 'integer', ...summary }
    case 'Number':
    case 'Currency':
      return { type: 'number', ...summary }
    case 'Boolean':
      return { type: 'boolean', ...summary }
    case 'DateTime':
      return { type: 'string', format: 'date-time', ...summary }
    default:
      return { type: 'string', ...summary }
  }
}

function many(isMany: boolean, title: string, properties: WdlObject): WdlObject {
  const item = { type: 'object', properties }
  return isMany ? { type: 'array', 'x-ms-summary': title, items: item } : { ...item, 'x-ms-summary': title }
}

async function sendRequest(call: ProxyCall): Promise<ProxyAnswer> {
  const given = call.object
  const site = siteOf(call)
  const uri = textOf(given, 'uri') ?? ''
  if (uri === '') throw new Refusal(400, "'uri' has no value.")
  const url = new URL(uri.replace(/^\/(?=_api)/i, ''), `${site}/`)
  if (url.host !== new URL(site).host) throw new Refusal(400, `'${uri}' leads to another host than the site.`)
  const headers = Object.fromEntries(
    Object.entries(headersIn(propertyOf(given, 'headers'))).map(([name, value]) => [name, String(value)]),
  )
  const content = propertyOf(given, 'body')
  const answer = await call.vendor.ask((textOf(given, 'method') ?? 'GET').toUpperCase(), {
    url: url.href,
    headers: {
      Accept: 'application/json;odata=verbose',
      'Content-Type': 'application/json;odata=verbose',
      ...headers,
    },
    ...(typeof content === 'string' && content !== ''
      ? { content }
      : isObject(content)
        ? { json: content }
        : {}),
  })
  const { 'content-encoding': _e, 'content-length': _l, 'transfer-encoding': _t, ...kept } = answer.headers
  return { status: answer.status, headers: kept, body: answer.body }
}

/** Headers come as an object, or as its text. */
function headersIn(value: WdlValue | undefined): WdlObject {
  if (isObject(value)) return value
  if (typeof value !== 'string' || value.trim() === '') return {}
  try {
    const parsed = parseJson(value)
    if (isObject(parsed)) return parsed
  } catch {
    // Told below.
  }
  throw new Refusal(400, "'headers' is no object.")
}
