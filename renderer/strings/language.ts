/** Languages that the app speaks. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/**
 * The language of this window, fixed while it is open: main writes it into the page's address (`?lang=de`). English where
 * nothing is said, as in tests.
 */
export const language: Language = languageOf(globalThis.location?.search ?? '')

/** The language that a page's query asks for. */
export function languageOf(search: string): Language {
  const asked = new URLSearchParams(search).get('lang')
  return languages.find((known) => known === asked) ?? 'en'
}
