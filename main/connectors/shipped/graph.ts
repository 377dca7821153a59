import type { WdlValue } from '../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../shared/wdl/lookup.ts'
import type { ProxyCall } from './proxy-call.ts'
import type { VendorRequest } from './vendor-api.ts'

/** Microsoft Graph. Source: learn.microsoft.com/graph/api/overview. */
const graph = 'https://graph.microsoft.com/v1.0'

/** Pages that are followed at most; beyond it a service that never ends would keep a run for ever. */
const maxPages = 1_000

/** Address of something in Graph: parts of the path are encoded, so that no id climbs out of its place. */
export function graphUrl(parts: TemplateStringsArray, ...values: readonly string[]): string {
  const path = parts.map((part, index) => {
    const value = values[index]
    return value === undefined ? part : `${part}${encodeURIComponent(value)}`
  })
  return `${graph}${path.join('')}`
}

/** What a list and the pages after it hold, at most `most` of it, and its delta link where there is one. */
export async function graphList(
  call: ProxyCall,
  url: string,
  {
    most = Number.POSITIVE_INFINITY,
    ...request
  }: Omit<VendorRequest, 'url'> & { readonly most?: number } = {},
): Promise<{ readonly value: readonly WdlValue[]; readonly deltaLink?: string }> {
  const value: WdlValue[] = []
  let page = (await call.vendor.get(url, request)).body
  for (let count = 1; ; count += 1) {
    const found = propertyOf(page, 'value')
    if (Array.isArray(found)) value.push(...(found as readonly WdlValue[]))
    const next = textOf(page, '@odata.nextLink')
    if (next === undefined || value.length >= most || count >= maxPages) break
    const { headers } = request
    page = (await call.vendor.get(next, headers === undefined ? {} : { headers })).body
  }
  const deltaLink = textOf(page, '@odata.deltaLink')
  return { value: value.slice(0, most), ...(deltaLink === undefined ? {} : { deltaLink }) }
}

/** A member of a team or chat as Graph wants one to be named when it is added. */
export function graphMember(user: string, isOwner: boolean) {
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    roles: isOwner ? ['owner'] : [],
    'user@odata.bind': `${graph}/users('${encodeURIComponent(user.replaceAll("'", "''"))}')`,
  }
}

/** Names or addresses that people write in one field: `a@x; b@x`. */
export function splitAddresses(text: string): readonly string[] {
  return text
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
