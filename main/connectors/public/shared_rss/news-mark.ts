import type { LookedAt } from './feed-api.ts'

/** Most items whose keys a mark holds: it travels in an address. */
const mostKeys = 500

/** What a trigger knows of a feed. */
interface Known {
  /** Ms since 1970: nothing older is news, however late it shows up. */
  readonly from: number
  readonly keys: readonly string[]
}

/**
 * What of a feed is new since a mark, oldest first, and the mark to go on from. News is what was not there before, by
 * its key, so that several of the same moment and those without any time are told, once. What is older than the newest
 * item of the beginning is none: a feed of the last ten shows an old one again when one is taken back.
 */
export function newsOf<Item extends LookedAt>(
  mark: string | undefined,
  items: readonly Item[],
): { readonly fresh: readonly Item[]; readonly mark: string } {
  const known = mark === undefined ? undefined : readMark(mark)
  const looked = newestFirst(items).slice(0, mostKeys)
  const seen = new Set(known?.keys)
  const fresh: Item[] = []
  for (const item of looked) {
    if (seen.has(item.key)) continue
    seen.add(item.key)
    if (known === undefined || item.ms === undefined || item.ms >= known.from) fresh.push(item)
  }
  const present = looked.map(({ key }) => key)
  const gone = (known?.keys ?? []).filter((key) => !present.includes(key))
  const from = known?.from ?? looked.find(({ ms }) => ms !== undefined)?.ms ?? 0
  const keys = [...new Set([...present, ...gone])].slice(0, mostKeys)
  return { fresh: fresh.reverse(), mark: [from, ...keys].join(',') }
}

/** By time; those without one stay where they are, before the item that follows them. */
function newestFirst<Item extends LookedAt>(items: readonly Item[]): readonly Item[] {
  let last = Number.POSITIVE_INFINITY
  const timed = [...items].reverse().map((item) => {
    last = item.ms ?? (Number.isFinite(last) ? last : Number.NEGATIVE_INFINITY)
    return { item, ms: last }
  })
  return timed
    .reverse()
    .sort((left, right) => (left.ms === right.ms ? 0 : right.ms - left.ms))
    .map(({ item }) => item)
}

function readMark(mark: string): Known {
  const [from = '', ...keys] = mark.split(',')
  return { from: Number(from) || 0, keys }
}
