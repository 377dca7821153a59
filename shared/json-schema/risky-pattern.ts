interface Group {
  /** Holds something that repeats without end, or alternatives: repeated itself, a match may take exponential time. */
  isLoose: boolean
}

/**
 * Whether matching a text by this pattern may take time without end (`(a+)+`, `([\w ]*)*`, `(a|a)*`): a repeated group
 * with a repetition or alternatives inside. Patterns of descriptions are other people's; such a one is never tried on
 * a text.
 */
export function isRiskyPattern(pattern: string): boolean {
  const open: Group[] = [{ isLoose: false }]
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at]
    const group = open[open.length - 1] as Group
    if (char === '\\') at += 1
    else if (char === '[') at = endOfClass(pattern, at)
    else if (char === '(') open.push({ isLoose: false })
    else if (char === '|') group.isLoose = true
    else if (char === ')' && open.length > 1) {
      const closed = open.pop() as Group
      const outer = open[open.length - 1] as Group
      if (closed.isLoose && repeatsWithoutEnd(pattern, at + 1)) return true
      if (closed.isLoose) outer.isLoose = true
    }
    if (repeatsWithoutEnd(pattern, at + 1)) (open[open.length - 1] as Group).isLoose = true
  }
  return false
}

function endOfClass(pattern: string, start: number): number {
  let at = start + 1
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1
  return at
}

function repeatsWithoutEnd(pattern: string, at: number): boolean {
  // `{12}` of something loose is as bad as `*`: each time it may be taken in another way.
  return /^(?:[*+]|\{\d+,(?:\d{2,})?\}|\{\d{2,}\})/.test(pattern.slice(at, at + 12))
}
