import type { OperationManifest } from '../../../shared/operations/index.ts'

/** Operations that match what was typed, best first; with nothing typed all of them, shelf by shelf. */
export function rankOperations(
  operations: readonly OperationManifest[],
  search: string,
): readonly OperationManifest[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return sortByCategory(operations)
  return operations
    .map((operation, index) => ({ operation, index, score: scoreOf(operation, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ operation }) => operation)
}

/** Every word must be found; in the title counts most, at the start of a word of it more. */
function scoreOf({ title, type, summary, category }: OperationManifest, words: readonly string[]): number {
  const name = title.toLowerCase()
  const rest = `${type} ${category} ${summary}`.toLowerCase()
  let score = 0
  for (const word of words) {
    if (name.startsWith(word)) score += 8
    else if (name.includes(` ${word}`)) score += 5
    else if (name.includes(word)) score += 3
    else if (rest.includes(word)) score += 1
    else return 0
  }
  return score
}

function sortByCategory(operations: readonly OperationManifest[]): readonly OperationManifest[] {
  const categories = [...new Set(operations.map(({ category }) => category))]
  return [...operations].sort((a, b) => categories.indexOf(a.category) - categories.indexOf(b.category))
}
