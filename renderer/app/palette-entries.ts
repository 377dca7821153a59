/** A line of the command palette. */
export interface PaletteEntry {
  readonly id: string
  readonly title: string
  readonly group: string
  readonly detail?: string
  /** As written in a command: `Mod+K`. */
  readonly shortcut?: string
  /** Offered only when something is typed (flows: there may be hundreds). */
  readonly isSearchedOnly?: boolean
  readonly run: () => void
}

/** Most lines shown for a search. */
const maxFound = 60

/**
 * The entries that match what was typed, best first, kept together by group. Each typed word must be in the title;
 * the start of the title counts more than the start of a word, that more than the middle of one.
 */
export function rankEntries(entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] {
  const words = typed
    // As in other editors, where it asks for commands.
    .replace(/^\s*>/, '')
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return byGroup(entries.filter((entry) => entry.isSearchedOnly !== true))
  const scored = entries.flatMap((entry) => {
    const score = scoreOf(entry.title.toLowerCase(), words)
    return score === undefined ? [] : [{ entry, score }]
  })
  scored.sort((left, right) => right.score - left.score)
  return byGroup(scored.slice(0, maxFound).map(({ entry }) => entry))
}

function scoreOf(title: string, words: readonly string[]): number | undefined {
  let score = 0
  for (const word of words) {
    const at = title.indexOf(word)
    if (at < 0) return undefined
    if (at === 0) score += 3
    else score += /[\s_:,.(-]/.test(title[at - 1] ?? '') ? 2 : 1
  }
  return score
}

function byGroup(entries: readonly PaletteEntry[]): readonly PaletteEntry[] {
  const groups = new Map<string, PaletteEntry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.group)
    if (group === undefined) groups.set(entry.group, [entry])
    else group.push(entry)
  }
  return [...groups.values()].flat()
}
