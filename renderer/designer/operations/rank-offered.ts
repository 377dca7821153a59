import { searchWordsOf } from '../../strings/search-words.ts'
import type { OfferedOperation } from './offered-operation.ts'

/** What is searched in an operation, in lower case; made once. */
interface Searched {
  readonly title: string
  readonly connector: string
  /** What people call it as well. */
  readonly also: string
  readonly rest: string
}

const searched = new WeakMap<OfferedOperation, Searched>()

function searchedOf(operation: OfferedOperation): Searched {
  const known = searched.get(operation)
  if (known !== undefined) return known
  const made = {
    title: operation.title.toLowerCase(),
    connector: (operation.connectorTitle ?? '').toLowerCase(),
    also: operation.source.from === 'language' ? searchWordsOf(operation.key) : '',
    rest: `${idOf(operation)} ${operation.category} ${operation.description}`.toLowerCase(),
  }
  searched.set(operation, made)
  return made
}

function idOf({ source }: OfferedOperation): string {
  switch (source.from) {
    case 'language':
      // Built-in operations are found by their English names in every language.
      return `${source.manifest.type} ${source.manifest.title}`
    case 'connector':
      return source.operation.operationId
    case 'template':
      return source.template.id
  }
}

/** The words of a search. */
export function searchWords(search: string): readonly string[] {
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
}

/**
 * Operations that match every word, best first: words of the title count most, at the start of one of them more; then
 * the connector's name and what it is called elsewhere, then the rest. `liked` are keys used lately or marked, which go before others as good.
 */
export function rankOffered(
  operations: readonly OfferedOperation[],
  search: string,
  liked: ReadonlySet<string>,
): readonly OfferedOperation[] {
  const words = searchWords(search)
  return operations
    .map((operation, index) => ({ operation, index, score: scoreOf(operation, words, liked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ operation }) => operation)
}

function scoreOf(operation: OfferedOperation, words: readonly string[], liked: ReadonlySet<string>): number {
  const found = searchedOf(operation)
  let score = 0
  for (const word of words) {
    const points = scoreOfWord(word, found)
    if (points === 0) return 0
    score += points
  }
  if (found.title === words.join(' ')) score += 10
  if (liked.has(operation.key)) score += 3
  if (operation.source.from === 'language') score += 2
  if (operation.isAdvanced) score -= 1
  return operation.isDeprecated ? Math.max(0.5, score / 4) : Math.max(1, score)
}

function scoreOfWord(word: string, { title, connector, also, rest }: Searched): number {
  if (title.startsWith(word)) return 10
  if (title.includes(` ${word}`) || title.includes(`(${word}`)) return 7
  if (beginsWord(connector, word) || beginsWord(also, word)) return 5
  if (title.includes(word)) return 4
  if (connector.includes(word)) return 3
  return rest.includes(word) ? 1 : 0
}

function beginsWord(text: string, word: string): boolean {
  return text.startsWith(word) || text.includes(` ${word}`)
}
