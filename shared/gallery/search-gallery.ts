import type { AuthKind } from '../connectors/connector-properties.ts'
import type { GalleryEntry } from './gallery-entry.ts'

/** What is asked for; what is left out does not count. */
export interface GalleryQuery {
  readonly text?: string
  readonly category?: string
  readonly auth?: AuthKind
}

/**
 * The entries a query asks for, the best first. Every word of the text has to be found somewhere: in the name, the
 * provider, the service, a category or the summary; where it is found decides the place, then whether the provider
 * wrote the description, the number of its operations, the name. Without a text: by name.
 */
export function searchGallery(
  entries: readonly GalleryEntry[],
  { text = '', category, auth }: GalleryQuery,
): readonly GalleryEntry[] {
  const words = wordsOf(text)
  const wanted = entries.filter(
    (entry) =>
      (category === undefined || entry.categories.includes(category)) &&
      (auth === undefined || entry.auth.includes(auth)),
  )
  if (words.length === 0) return [...wanted].sort(byName)
  const whole = words.join(' ')
  const scored: { readonly entry: GalleryEntry; readonly score: number }[] = []
  for (const entry of wanted) {
    const score = scoreOf(entry, words, whole)
    if (score > 0) scored.push({ entry, score })
  }
  return scored
    .sort(
      (a, b) =>
        b.score - a.score ||
        Number(a.entry.isUnofficial) - Number(b.entry.isUnofficial) ||
        b.entry.operations - a.entry.operations ||
        byName(a.entry, b.entry),
    )
    .map(({ entry }) => entry)
}

/** How many entries each category and each kind of sign-in has, the most frequent first. */
export function galleryFacets(entries: readonly GalleryEntry[]): {
  readonly categories: readonly Facet<string>[]
  readonly auth: readonly Facet<AuthKind>[]
} {
  return { categories: countOf(entries, 'categories'), auth: countOf(entries, 'auth') }
}

/** A value to filter by, with the number of its entries. */
export interface Facet<Value extends string> {
  readonly value: Value
  readonly count: number
}

function countOf<Value extends string>(
  entries: readonly GalleryEntry[],
  key: Value extends AuthKind ? 'auth' : 'categories',
): readonly Facet<Value>[] {
  const counts = new Map<Value, number>()
  for (const entry of entries) {
    for (const value of entry[key] as readonly Value[]) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}.]+/u)
    .filter((word) => word !== '' && word !== '.')
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

interface Folded {
  readonly name: string
  readonly nameWords: ReadonlySet<string>
  /** `github` of `github.com`. */
  readonly brand: string
  readonly provider: string
  readonly service: string
  readonly categories: string
  readonly summary: string
}

const foldedOf = new WeakMap<GalleryEntry, Folded>()

function folded(entry: GalleryEntry): Folded {
  const known = foldedOf.get(entry)
  if (known !== undefined) return known
  const name = fold(entry.name)
  const made: Folded = {
    name,
    nameWords: new Set(wordsOf(name)),
    brand: fold(entry.provider.split('.')[0] ?? ''),
    provider: fold(entry.provider),
    service: fold(entry.service ?? ''),
    categories: fold(entry.categories.join(' ').replaceAll('_', ' ')),
    summary: fold(entry.summary),
  }
  foldedOf.set(entry, made)
  return made
}

/** 0 when a word is nowhere. */
function scoreOf(entry: GalleryEntry, words: readonly string[], whole: string): number {
  const at = folded(entry)
  let score = 0
  for (const word of words) {
    const best = scoreOfWord(at, word)
    if (best === 0) return 0
    score += best
  }
  if (at.name === whole || at.provider === whole || at.brand === whole) score += 400
  else if (at.name.startsWith(whole)) score += 120
  // A provider's main API is called after it: api.github.com.
  return at.service !== '' && at.service.includes(at.brand) ? score + 1 : score
}

function scoreOfWord(at: Folded, word: string): number {
  if (at.brand === word || at.provider === word) return 110
  if (at.nameWords.has(word)) return 100
  if (at.service === word) return 90
  if (at.name.startsWith(word)) return 80
  if (at.brand.startsWith(word)) return 70
  for (const one of at.nameWords) if (one.startsWith(word)) return 60
  if (at.name.includes(word) || at.provider.includes(word) || at.service.includes(word)) return 40
  if (at.categories.includes(word)) return 20
  return at.summary.includes(word) ? 10 : 0
}

function byName(a: GalleryEntry, b: GalleryEntry): number {
  return a.name.localeCompare(b.name, 'en', { sensitivity: 'base', numeric: true }) || (a.id < b.id ? -1 : 1)
}
