import { createHash } from 'node:crypto'
import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'

/** Times as the platform writes them; this one where a feed says none. */
const noTime = '0001-01-01 00:00:00Z'

/** One item of a feed with what is asked of it. */
export interface LookedAt {
  readonly item: WdlValue
  /** The same each time the item is seen; another one after an update, where updates count. */
  readonly key: string
  /** Ms since 1970; absent where the item says no time. */
  readonly ms?: number
}

/** The items of the feed that a call names, in the feed's order. */
export async function itemsOf(call: ProxyCall): Promise<readonly LookedAt[]> {
  const query = { address: call.need('feedUrl') }
  const { body } = await call.vendor.get('https://rss.driver.invalid/feed', { query })
  const items = propertyOf(body, 'items')
  const byUpdate = call.text('sinceProperty')?.toLowerCase() === 'updatedon'
  return Array.isArray(items) ? (items as readonly WdlValue[]).map((item) => lookAt(item, byUpdate)) : []
}

function lookAt(item: WdlValue, byUpdate: boolean): LookedAt {
  const updated = textOf(item, 'updated')
  const time = byUpdate ? updated : (textOf(item, 'published') ?? updated)
  const id = textOf(item, 'id') ?? ''
  const ms = Date.parse(time ?? '')
  return {
    item,
    key: shortened(byUpdate ? `${id}\n${updated ?? ''}` : id),
    ...(Number.isNaN(ms) ? {} : { ms }),
  }
}

/** Marks hold many keys: 48 bits of each are enough to tell them apart. */
function shortened(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 8)
}

/** An item as Power Automate gives it. Source: connector reference, "FeedItem". */
export function feedItemOf({ item }: LookedAt): WdlObject {
  const links = propertyOf(item, 'links') ?? []
  const [primaryLink = ''] = Array.isArray(links) ? (links as readonly WdlValue[]) : []
  const updated = textOf(item, 'updated')
  return {
    id: textOf(item, 'id') ?? '',
    title: textOf(item, 'title') ?? '',
    primaryLink,
    links,
    updatedOn: platformTime(updated),
    publishDate: platformTime(textOf(item, 'published') ?? updated),
    summary: textOf(item, 'summary') ?? '',
    copyright: textOf(item, 'copyright') ?? '',
    categories: propertyOf(item, 'categories') ?? [],
  }
}

/** `2026-11-26 10:04:05Z` */
function platformTime(time: string | undefined): string {
  return time === undefined ? noTime : `${time.slice(0, 19).replace('T', ' ')}Z`
}
