import type { FixFinder } from './quick-fix.ts'

/** Takes the comma away that stands behind the last item. */
export const removeComma: FixFinder = ({ text }, { range }) => {
  const at = text.indexOf(',', range.start)
  if (at === -1 || at > range.end) return []
  return [{ kind: 'remove-comma', names: [], edits: [{ offset: at, length: 1, text: '' }] }]
}

/** Takes a comment away. */
export const removeComment: FixFinder = ({ text }, { range }) => {
  if (!text.startsWith('/', range.start)) return []
  const edits = [{ offset: range.start, length: range.end - range.start, text: '' }]
  return [{ kind: 'remove-comment', names: [], edits }]
}
