import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { mediaTypeOf } from '../../shipped/media-type.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../../shipped/public-connector.ts'
import { columnsOf, itemQuery, type ListColumn, valueFromWire, valuesToWire } from './list-columns.ts'
import {
  askSite,
  fileId,
  listOf,
  quoted,
  siteOf,
  sitePathOf,
  skipTokenOf,
  valuesOf,
} from './sharepoint-api.ts'

/** Items of a page when a flow does not say how many. */
const usualCount = 100

/** Actions of list items and of the properties of files. */
export const itemOperations: Readonly<Record<string, OperationHandler>> = {
  GetItems: getItems,
  GetFileItems: getItems,
  GetItem: getItem,
  GetFileItem: getItem,
  PostItem: async (call) => {
    const columns = await columnsOf(call)
    const json = await valuesToWire(call, columns, call.object)
    const { body } = await askSite(call, 'POST', `${listOf(call)}/items`, { json })
    return { body: await readItem(call, columns, Number(propertyOf(body, 'ID') ?? propertyOf(body, 'Id'))) }
  },
  PatchItem: patchItem,
  PatchFileItem: patchItem,
  DeleteItem: async (call) => {
    const headers = { 'IF-MATCH': '*', 'X-HTTP-Method': 'DELETE' }
    await askSite(call, 'POST', `${listOf(call)}/items(${itemId(call)})`, { headers })
    return {}
  },
  CheckOutFile: async (call) => fileAction(call, 'CheckOut()'),
  DiscardFileCheckOut: async (call) => fileAction(call, 'UndoCheckOut()'),
  CheckInFile: async (call) => {
    const comment = textOf(call.object, 'comment') ?? ''
    const type = Number(propertyOf(call.object, 'checkinType') ?? 1)
    return fileAction(call, `CheckIn(comment=${quoted(comment)},checkintype=${type})`)
  },
  CreateNewFolder: createFolder,
}

async function getItems(call: ProxyCall): Promise<ProxyAnswer> {
  const columns = await columnsOf(call)
  const { items, skipToken } = await findItems(call, columns, {
    $filter: joined([call.text('$filter'), folderFilter(call)]),
    $orderby: call.text('$orderby'),
    $top: call.number('$top') ?? usualCount,
    $skiptoken: call.text('$skiptoken'),
  })
  const isWhole = skipToken === undefined || call.text('$top') !== undefined
  const link = isWhole ? {} : { '@odata.nextLink': call.addressWith({ $skiptoken: skipToken }) }
  return { body: { value: items, ...link } }
}

/** Items of a list with all that Power Automate tells of them. */
export async function findItems(
  call: ProxyCall,
  columns: readonly ListColumn[],
  query: Readonly<Record<string, string | number | undefined>>,
): Promise<{ readonly items: readonly WdlObject[]; readonly skipToken: string | undefined }> {
  const { body } = await askSite(call, 'GET', `${listOf(call)}/items`, {
    query: { ...itemQuery(columns), ...query },
  })
  return { items: valuesOf(body).map((item) => itemOf(call, columns, item)), skipToken: skipTokenOf(body) }
}

/** Conditions, all of which are to be met. */
export function joined(conditions: readonly (string | undefined)[]): string | undefined {
  const given = conditions.filter((one) => one !== undefined)
  if (given.length <= 1) return given[0]
  return given.map((one) => `(${one})`).join(' and ')
}

/** What limits items to a folder: directly in it, or below it as well. */
export function folderFilter(call: ProxyCall): string | undefined {
  const folder = call.text('folderPath')
  const isDeep = call.text('viewScopeOption') !== 'Default'
  if (folder === undefined) return undefined
  const path = `${sitePathOf(siteOf(call))}/${folder}`
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
    .replaceAll("'", "''")
  const inIt = `FileDirRef eq '${path}'`
  return isDeep ? `${inIt} or startswith(FileDirRef,'${path}/')` : inIt
}

async function getItem(call: ProxyCall): Promise<ProxyAnswer> {
  return { body: await readItem(call, await columnsOf(call), itemId(call)) }
}

async function patchItem(call: ProxyCall): Promise<ProxyAnswer> {
  const columns = await columnsOf(call)
  const json = await valuesToWire(call, columns, call.object)
  const headers = { 'IF-MATCH': '*', 'X-HTTP-Method': 'MERGE' }
  await askSite(call, 'POST', `${listOf(call)}/items(${itemId(call)})`, { headers, json })
  return { body: await readItem(call, columns, itemId(call)) }
}

/** One item whole. */
async function readItem(call: ProxyCall, columns: readonly ListColumn[], id: number): Promise<WdlObject> {
  const { body } = await askSite(call, 'GET', `${listOf(call)}/items(${id})`, { query: itemQuery(columns) })
  return itemOf(call, columns, body as WdlObject)
}

async function fileAction(call: ProxyCall, action: string): Promise<ProxyAnswer> {
  await askSite(call, 'POST', `${listOf(call)}/items(${itemId(call)})/File/${action}`)
  return {}
}

function itemId(call: ProxyCall): number {
  call.need('id')
  return call.number('id') ?? 0
}

async function createFolder(call: ProxyCall): Promise<ProxyAnswer> {
  const parts = (textOf(call.object, 'path') ?? '').split('/').filter((part) => part !== '')
  const root = await askSite(call, 'GET', `${listOf(call)}/RootFolder`, {
    query: { $select: 'ServerRelativeUrl' },
  })
  let path = textOf(root.body, 'ServerRelativeUrl') ?? ''
  let itemPath = ''
  for (const part of parts) {
    itemPath = `web/GetFolderByServerRelativePath(decodedurl=${quoted(`${path}/${part}`)})`
    await askSite(
      call,
      'POST',
      `web/GetFolderByServerRelativePath(decodedurl=${quoted(path)})/Folders/AddUsingPath(decodedurl=${quoted(part)},overwrite=true)`,
    )
    path = `${path}/${part}`
  }
  const { body } = await askSite(call, 'GET', `${itemPath}/ListItemAllFields`, { query: { $select: 'ID' } })
  const id = Number(propertyOf(body, 'ID') ?? propertyOf(body, 'Id'))
  return { body: await readItem(call, await columnsOf(call), id) }
}

/** An item as Power Automate gives it: its columns, and what it is in braces. */
function itemOf(call: ProxyCall, columns: readonly ListColumn[], item: WdlObject): WdlObject {
  const site = siteOf(call)
  const { origin } = new URL(site)
  const ref = textOf(item, 'FileRef') ?? ''
  const path = ref.slice(sitePathOf(site).length + 1)
  const leaf = textOf(item, 'FileLeafRef') ?? ''
  const isFolder =
    String(propertyOf(item, 'FSObjType') ?? '0') === '1' || propertyOf(item, 'FileSystemObjectType') === 1
  const id = propertyOf(item, 'ID') ?? propertyOf(item, 'Id') ?? null
  const isFile = !/^\d+_\.000$/.test(leaf)
  const dot = leaf.lastIndexOf('.')
  const link = isFile
    ? `${origin}${encodeURI(ref)}`
    : `${origin}${encodeURI(ref.replace(/\/[^/]*$/, ''))}/DispForm.aspx?ID=${String(id)}`
  const values: Record<string, WdlValue> = {}
  for (const column of columns) Object.assign(values, valueFromWire(column, item))
  return {
    '@odata.etag':
      textOf(item, 'odata.etag') ??
      textOf(item, '@odata.etag') ??
      `"${textOf(item, 'OData__UIVersionString') ?? '1'}"`,
    ItemInternalId: isFile ? String(id) : (textOf(item, 'UniqueId') ?? String(id)),
    ID: id,
    ...values,
    '{Identifier}': fileId(path),
    '{IsFolder}': isFolder,
    '{Link}': link,
    '{Name}': isFile ? (dot > 0 ? leaf.slice(0, dot) : leaf) : (values.Title ?? null),
    '{FilenameWithExtension}': isFile ? leaf : (values.Title ?? null),
    '{Path}': path.replace(/[^/]*$/, ''),
    '{FullPath}': path,
    '{ContentType}': {
      Id: textOf(item, 'ContentTypeId') ?? null,
      Name: textOf(propertyOf(item, 'ContentType') ?? null, 'Name') ?? null,
    },
    '{HasAttachments}': propertyOf(item, 'Attachments') === true,
    '{VersionNumber}': textOf(item, 'OData__UIVersionString') ?? null,
    ...(isFile && !isFolder ? { '{MediaType}': mediaTypeOf(leaf) } : {}),
  }
}
