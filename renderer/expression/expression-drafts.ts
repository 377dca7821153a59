/**
 * Expressions that were written and neither taken over nor given up: the editor was closed with Escape, another step
 * was chosen, another page. They wait, while the app runs, for their field to be opened again.
 */
const drafts = new Map<string, string>()

/** Most drafts that wait; the oldest go first. */
const maxDrafts = 50

/** Keeps what is being written. */
export function keepDraft(key: string, source: string): void {
  drafts.delete(key)
  drafts.set(key, source)
  const oldest = drafts.keys().next().value
  if (drafts.size > maxDrafts && oldest !== undefined) drafts.delete(oldest)
}

/** What was written and waits. */
export function findDraft(key: string): string | undefined {
  return drafts.get(key)
}

/** The draft was taken over or given up. */
export function dropDraft(key: string): void {
  drafts.delete(key)
}
