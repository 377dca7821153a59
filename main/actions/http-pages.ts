import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { isObject, objectOf, propertyNameOf, propertyOf } from '../../shared/wdl/lookup.ts'

/** Names under which services say where the next page is. */
const nextLinkNames = ['nextLink', '@odata.nextLink', 'odata.nextLink']

/** Most pages that are fetched for one action. */
export const maxPages = 1000

/** Items that `runtimeConfiguration.paginationPolicy.minimumItemCount` asks for; `undefined` without a policy. */
export function wantedItems(definition: WdlObject): number | undefined {
  const policy = objectOf(objectOf(definition, 'runtimeConfiguration'), 'paginationPolicy')
  const count = Number(propertyOf(policy, 'minimumItemCount') ?? Number.NaN)
  return Number.isFinite(count) && count > 0 ? count : undefined
}

/** One page of a list: its items and where the next one is. */
export interface Page {
  readonly items: readonly WdlValue[]
  readonly next: string | undefined
}

/** Reads a body as a page; `undefined` when it is none. Source: OData JSON format, 4.5.5. */
export function readPage(body: WdlValue, url: string): Page | undefined {
  const items = propertyOf(body, 'value')
  if (!Array.isArray(items)) return undefined
  for (const name of nextLinkNames) {
    const link = propertyOf(body, name)
    if (typeof link !== 'string' || link === '') continue
    try {
      return { items, next: new URL(link, url).href }
    } catch {
      return { items, next: undefined }
    }
  }
  return { items, next: undefined }
}

/** The first page's body with the items of all pages, and with the link to the page that was not fetched, if any. */
export function joinPages(first: WdlValue, items: readonly WdlValue[], next: string | undefined): WdlValue {
  if (!isObject(first)) return first
  const joined: Record<string, WdlValue> = { ...first, [propertyNameOf(first, 'value') ?? 'value']: items }
  for (const name of nextLinkNames) {
    const own = propertyNameOf(first, name)
    if (own === undefined) continue
    if (next === undefined) delete joined[own]
    else joined[own] = next
  }
  return joined
}
