/** In words for a person: why the run history cannot be written. */
export function whyNotWritten(thrown: unknown): string {
  const code = String((thrown as { code?: unknown }).code ?? '')
  if (code.startsWith('SQLITE_FULL')) return 'The disk with the run history is full.'
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return 'Another program holds the run history locked.'
  }
  if (code.startsWith('SQLITE_READONLY')) return 'The run history cannot be written: it is read-only.'
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return `The run history cannot be written: ${detail}.`
}
