import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import { Refusal } from '../../shipped/refusal.ts'
import type { VendorAnswer, VendorRequest } from '../../shipped/vendor-api.ts'

/** Answers without the metadata of OData. */
const plain = { Accept: 'application/json;odata=nometadata' }

/** The address of the site that a call is about, without a slash at the end. Throws Refusal 400. */
export function siteOf(call: ProxyCall, name = 'dataset'): string {
  return siteAddress(call.need(name))
}

export function siteAddress(text: string): string {
  if (/^https:\/\/[^/?#]+(\/[^?#]*)?$/i.test(text)) return text.replace(/\/+$/, '')
  throw new Refusal(
    400,
    `'${text}' is no address of a site, such as https://contoso.sharepoint.com/sites/sales.`,
  )
}

/** Path of a site below its host: empty for the root. */
export function sitePathOf(site: string): string {
  return decodeURI(new URL(site).pathname).replace(/\/+$/, '')
}

/** Asks a function of the site's REST service. */
export function askSite(
  call: ProxyCall,
  method: string,
  path: string,
  more: Omit<VendorRequest, 'url'> = {},
  site = siteOf(call),
): Promise<VendorAnswer> {
  return call.vendor.send(method, {
    url: `${site}/_api/${path}`,
    ...more,
    headers: { ...plain, ...more.headers },
  })
}

/** The list that a call is about, as the REST service names it: by id, or by title. */
export function listOf(call: ProxyCall, name = 'table'): string {
  const table = call.need(name)
  const id = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec(table)?.[1]
  return id === undefined ? `web/lists/GetByTitle(${quoted(table)})` : `web/lists(guid'${id}')`
}

/** A text in an address of the REST service: in quotes, quotes doubled, percent-encoded. */
export function quoted(text: string): string {
  return `'${encodeURIComponent(text.replaceAll("'", "''")).replaceAll('%2F', '/')}'`
}

/** Items of an answer, in whatever form of OData. */
export function valuesOf(body: WdlValue): readonly WdlObject[] {
  const found = propertyOf(body, 'value')
  return Array.isArray(found) ? (found as readonly WdlValue[]).filter(isObject) : []
}

/** Where the next page begins, if there is one. */
export function skipTokenOf(body: WdlValue): string | undefined {
  const next = textOf(body, 'odata.nextLink') ?? textOf(body, '@odata.nextLink')
  return next === undefined ? undefined : (new URL(next).searchParams.get('$skiptoken') ?? undefined)
}

/** Identifiers of files as Power Automate writes them: their path in the site, encoded twice as .NET does. */
export function fileId(path: string): string {
  return netEncode(netEncode(path))
}

/** Path in the site of a file that is named by its identifier, or by its path. */
export function pathOfFile(id: string): string {
  let path = id
  if (path.includes('%')) path = netDecode(netDecode(path))
  return `/${path}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1')
}

function netEncode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%20', '+')
    .replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())
}

function netDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'))
  } catch {
    return text
  }
}
