import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { mediaTypeOf } from '../../shipped/media-type.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { VendorRefusalText } from '../../shipped/public-connector.ts'
import type { VendorAnswer } from '../../shipped/vendor-api.ts'

const api = 'https://api.dropboxapi.com/2'
const content = 'https://content.dropboxapi.com/2'

/** Calls a function of the API that takes and gives JSON. */
export async function callDropbox({ vendor }: ProxyCall, name: string, json: WdlObject): Promise<WdlValue> {
  return (await vendor.post(`${api}/${name}`, { json })).body
}

/** Reads a file, by path or id. */
export function download({ vendor }: ProxyCall, path: string): Promise<VendorAnswer> {
  return vendor.post(`${content}/files/download`, { headers: { 'Dropbox-API-Arg': headerJson({ path }) } })
}

/** Writes a file; `mode` says what is to happen where there is one already. */
export async function upload(
  { vendor }: ProxyCall,
  path: string,
  mode: 'add' | 'overwrite',
  bytes: Uint8Array,
): Promise<WdlValue> {
  const answer = await vendor.post(`${content}/files/upload`, {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Dropbox-API-Arg': headerJson({ path, mode, autorename: false, mute: false }),
    },
    content: bytes,
  })
  return answer.body
}

/** What is in a folder, all pages. `recursive` is never asked for: Power Automate looks at one folder. */
export async function listFolder(call: ProxyCall, path: string): Promise<readonly WdlValue[]> {
  const { entries } = await followList(
    call,
    await callDropbox(call, 'files/list_folder', { path, recursive: false }),
  )
  return entries
}

/** Entries of a list's page and all that follow, and the cursor at their end. */
export async function followList(
  call: ProxyCall,
  first: WdlValue,
): Promise<{ readonly entries: readonly WdlValue[]; readonly cursor: string }> {
  const entries: WdlValue[] = []
  let page = first
  for (;;) {
    const found = propertyOf(page, 'entries')
    if (Array.isArray(found)) entries.push(...(found as readonly WdlValue[]))
    const cursor = textOf(page, 'cursor') ?? ''
    if (propertyOf(page, 'has_more') !== true) return { entries, cursor }
    page = await callDropbox(call, 'files/list_folder/continue', { cursor })
  }
}

/** A path as the API wants it: empty for the root, no slash at the end. Ids stay as they are. */
export function dropboxPath(given: string): string {
  if (/^(id|rev|ns):/i.test(given)) return given
  const path = `/${given}`.replace(/\/{2,}/g, '/').replace(/\/$/, '')
  return path
}

/** Metadata in the shape that file connectors of Power Automate share. */
export function blobOf(entry: WdlValue): WdlObject {
  const name = textOf(entry, 'name') ?? ''
  const id = textOf(entry, 'id') ?? ''
  const isFolder = isFolderEntry(entry)
  return {
    Id: id,
    Name: name,
    DisplayName: name,
    Path: textOf(entry, 'path_display') ?? textOf(entry, 'path_lower') ?? '',
    LastModified: textOf(entry, 'server_modified') ?? '',
    Size: propertyOf(entry, 'size') ?? 0,
    MediaType: isFolder ? '' : mediaTypeOf(name),
    IsFolder: isFolder,
    ETag: textOf(entry, 'rev') ?? '',
    FileLocator: id,
  }
}

export function isFolderEntry(entry: WdlValue): boolean {
  return textOf(entry, '.tag') === 'folder'
}

/** Refusals of functions come as 409 with a summary; what is not there is a 404 to Power Automate. */
export function refusalOf({ body, status }: VendorAnswer): VendorRefusalText {
  const summary = isObject(body) ? textOf(body, 'error_summary') : undefined
  if (summary === undefined) return {}
  const message = textOf(objectOf(body, 'user_message'), 'text') ?? summary.replace(/\/\.*$/, '')
  return { message, status: status === 409 && /not_found/.test(summary) ? 404 : status }
}

/** JSON for a header: characters beyond ASCII are escaped. Source: Dropbox, "HTTP header encoding". */
function headerJson(value: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
