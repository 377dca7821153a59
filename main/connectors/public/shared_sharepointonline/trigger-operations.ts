import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { type FoundEvents, pollingOperation } from '../../shipped/polling-operation.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler } from '../../shipped/public-connector.ts'
import { findItems, folderFilter, joined } from './item-operations.ts'
import { columnsOf } from './list-columns.ts'
import { askSite, listOf, siteOf, sitePathOf, valuesOf } from './sharepoint-api.ts'

/** Most items that are looked at in one question. */
const maxItems = 500

/** Triggers of items and of files by their properties. */
export const triggerOperations: Readonly<Record<string, OperationHandler>> = {
  GetOnNewItems: pollingOperation({ now: newestId, since: (call, mark) => createdSince(call, mark, false) }),
  GetOnNewFileItems: pollingOperation({
    now: newestId,
    since: (call, mark) => createdSince(call, mark, true),
  }),
  GetOnUpdatedItems: pollingOperation({
    now: newestChange,
    since: (call, mark) => changedSince(call, mark, 'any'),
  }),
  GetOnUpdatedFileItems: pollingOperation({
    now: newestChange,
    since: (call, mark) => changedSince(call, mark, 'file'),
  }),
  GetOnChangedItems: pollingOperation({
    now: newestChange,
    since: (call, mark) => changedSince(call, mark, 'modified'),
  }),
  GetOnDeletedItems: pollingOperation({ now: newestDeletion, since: deletedSince }),
  GetOnDeletedFileItems: pollingOperation({ now: newestDeletion, since: deletedSince }),
}

/** Numbers of items only grow, so the greatest one marks the place. */
async function newestId(call: ProxyCall): Promise<string> {
  const { body } = await askSite(call, 'GET', `${listOf(call)}/items`, {
    query: { $select: 'ID', $orderby: 'ID desc', $top: 1 },
  })
  return String(propertyOf(valuesOf(body)[0], 'ID') ?? 0)
}

async function createdSince(call: ProxyCall, mark = '0', isFiles: boolean): Promise<FoundEvents> {
  const { items } = await findItems(call, await columnsOf(call), {
    $filter: joined([`ID gt ${mark}`, folderFilter(call)]),
    $orderby: 'ID asc',
    $top: maxItems,
  })
  const events = isFiles ? items.filter(isFileItem) : items
  return { events, mark: String(propertyOf(items.at(-1), 'ID') ?? mark) }
}

/**
 * The place among changes: the time of the last one, and which items of that very second were told of already. SharePoint
 * keeps seconds, and several items may change in one.
 */
async function newestChange(call: ProxyCall): Promise<string> {
  const { body } = await askSite(call, 'GET', `${listOf(call)}/items`, {
    query: { $select: 'ID,Modified,OData__UIVersionString', $orderby: 'Modified desc', $top: 100 },
  })
  const items = valuesOf(body)
  const time = textOf(items[0], 'Modified')
  if (time === undefined) return '1900-01-01T00:00:00Z|'
  const told = items.filter((item) => textOf(item, 'Modified') === time)
  return printMark(
    time,
    told.map((item) => keyOf(item, textOf(item, 'OData__UIVersionString'))),
  )
}

async function changedSince(
  call: ProxyCall,
  mark: string | undefined,
  wanted: 'any' | 'file' | 'modified',
): Promise<FoundEvents> {
  const { keys, time } = readMark(mark)
  const { items } = await findItems(call, await columnsOf(call), {
    $filter: joined([`Modified ge datetime'${time}'`, folderFilter(call)]),
    $orderby: 'Modified asc',
    $top: maxItems,
  })
  const key = (item: WdlObject) => keyOf(item, textOf(item, '{VersionNumber}'))
  const fresh = items.filter((item) => textOf(item, 'Modified') !== time || !keys.includes(key(item)))
  const events = fresh.filter((item) => {
    if (wanted === 'file') return isFileItem(item)
    return wanted === 'any' || textOf(item, 'Modified') !== textOf(item, 'Created')
  })
  const last = textOf(items.at(-1), 'Modified')
  if (last === undefined) return { events, mark: printMark(time, keys) }
  return { events, mark: printMark(last, items.filter((item) => textOf(item, 'Modified') === last).map(key)) }
}

function keyOf(item: WdlObject, version: string | undefined): string {
  return `${String(propertyOf(item, 'ID'))}:${version ?? ''}`
}

function isFileItem(item: WdlObject): boolean {
  return propertyOf(item, '{IsFolder}') !== true
}

function printMark(time: string, keys: readonly string[]): string {
  return `${time}|${keys.join(',')}`
}

function readMark(mark = '1900-01-01T00:00:00Z|'): {
  readonly time: string
  readonly keys: readonly string[]
} {
  const [time = '', keys = ''] = mark.split('|')
  return { time, keys: keys === '' ? [] : keys.split(',') }
}

/** What of the list lies in the recycle bin, the newest first. */
async function recycled(call: ProxyCall): Promise<readonly WdlObject[]> {
  const root = await askSite(call, 'GET', `${listOf(call)}/RootFolder`, {
    query: { $select: 'ServerRelativeUrl' },
  })
  const folder = (textOf(root.body, 'ServerRelativeUrl') ?? '').replace(/^\//, '')
  const { body } = await askSite(call, 'GET', 'web/RecycleBin', {
    query: { $orderby: 'DeletedDate desc', $top: maxItems },
  })
  const wanted = call.text('folderPath')
  const base = sitePathOf(siteOf(call)).replace(/^\//, '')
  const within =
    wanted === undefined ? folder : `${base}/${wanted}`.replace(/\/{2,}/g, '/').replace(/^\/|\/$/g, '')
  return valuesOf(body).filter((one) => {
    const path = `${textOf(one, 'DirName') ?? ''}/`
    return path.toLowerCase().startsWith(`${within.toLowerCase()}/`)
  })
}

async function newestDeletion(call: ProxyCall): Promise<string> {
  const [newest] = await recycled(call)
  const time = textOf(newest, 'DeletedDate') ?? '1900-01-01T00:00:00Z'
  return printMark(
    time,
    (await recycled(call)).filter((one) => textOf(one, 'DeletedDate') === time).map(binId),
  )
}

async function deletedSince(call: ProxyCall, mark: string | undefined): Promise<FoundEvents> {
  const { keys, time } = readMark(mark)
  const found = [...(await recycled(call))].reverse()
  const at = (one: WdlObject) => Date.parse(textOf(one, 'DeletedDate') ?? '')
  const fresh = found.filter((one) => at(one) >= Date.parse(time) && !keys.includes(binId(one)))
  const last = textOf(found.at(-1), 'DeletedDate') ?? time
  const told = found.filter((one) => textOf(one, 'DeletedDate') === last).map(binId)
  return { events: fresh.map(deletedItem), mark: printMark(last, told) }
}

function binId(one: WdlObject): string {
  return textOf(one, 'Id') ?? ''
}

function deletedItem(one: WdlObject): WdlObject {
  const leaf = textOf(one, 'LeafName') ?? ''
  const title = textOf(one, 'Title') ?? leaf
  const number = /^(\d+)_\.000$/.exec(leaf)?.[1]
  const name: WdlValue = number === undefined ? title.replace(/\.[^.]*$/, '') : title
  return {
    ID: number === undefined ? null : Number(number),
    Name: name,
    FileNameWithExtension: number === undefined ? leaf : title,
    DeletedByUserName: textOf(one, 'DeletedByName') ?? textOf(objectOf(one, 'DeletedBy'), 'Title') ?? '',
    TimeDeleted: textOf(one, 'DeletedDate') ?? '',
    IsFolder: Number(propertyOf(one, 'ItemType') ?? 0) === 5,
  }
}
