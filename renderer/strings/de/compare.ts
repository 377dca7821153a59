import type { compare as english } from '../en/compare.ts'
import type { Translation } from '../in-language.ts'

/** Sentences of comparing, in German. */
export const compare: Translation<typeof english> = {
  command: 'Vergleichen mit…',
  title: (name) => `${name} vergleichen`,
  with: 'Vergleichen mit',
  saved: 'Die Datei, wie sie zuletzt gespeichert wurde',
  committed: 'Der letzte Commit (git)',
  flow: (name) => `Flow ${name}`,
  hint: (other) => `Links: ${other}. Rechts: der Text hier, gespeichert oder nicht.`,
  same: 'Es gibt keinen Unterschied.',
  loading: 'Wird gelesen',
  failed: 'Es konnte nicht gelesen werden',
  commit: (hash, when, subject) => `Commit ${hash}, ${when}: ${subject}`,
  close: 'Schließen',
  differences: 'Unterschiede',
}
