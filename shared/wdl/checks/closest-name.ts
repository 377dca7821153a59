/** The name most like a wanted one, if any is like it: the same but for marks, or at most a few letters away. */
export function closestName(wanted: string, names: readonly string[]): string | undefined {
  const simple = simplify(wanted)
  const same = names.find((name) => simplify(name) === simple)
  if (same !== undefined) return same
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(simple.length / 4)) + 1
  for (const name of names) {
    const candidate = simplify(name)
    if (Math.abs(candidate.length - simple.length) >= bestDistance) continue
    const distance = editDistance(simple, candidate)
    if (distance >= bestDistance) continue
    best = name
    bestDistance = distance
  }
  return best
}

function simplify(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Letters to change, add or take away to turn one text into the other (Levenshtein). */
function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const change = left[row - 1] === right[column - 1] ? 0 : 1
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + change,
        ),
      )
    }
    previous = current
  }
  return previous[right.length] ?? 0
}
