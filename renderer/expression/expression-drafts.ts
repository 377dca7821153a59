const storageKey = 'flowbench.expression-drafts'

/** Most drafts that wait; the oldest go first. */
const maxDrafts = 50

/**
 * Expressions that were written and neither taken over nor given up: the editor was closed with Escape, another step
 * was chosen, another page, or the app ended. They wait for their field to be opened again.
 */
const drafts = new Map<string, string>(restore())

/** Keeps what is being written. */
export function keepDraft(key: string, source: string): void {
  drafts.delete(key)
  drafts.set(key, source)
  const oldest = drafts.keys().next().value
  if (drafts.size > maxDrafts && oldest !== undefined) drafts.delete(oldest)
  store()
}

/** What was written and waits. */
export function findDraft(key: string): string | undefined {
  return drafts.get(key)
}

/** The draft was taken over or given up. */
export function dropDraft(key: string): void {
  if (drafts.delete(key)) store()
}

function store(): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify([...drafts]))
  } catch {
    // Full or forbidden: they wait for this sitting only.
  }
}

function restore(): readonly (readonly [string, string])[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isDraft).slice(-maxDrafts) : []
  } catch {
    return []
  }
}

function isDraft(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')
}
