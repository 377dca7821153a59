import { type Language, languages } from '../../shared/ipc/language.ts'

/**
 * The language of this window, fixed while it is open: main writes it into the page's address (`?lang=de`). English where
 * nothing is said, as in tests.
 */
export const language: Language = languageOf(globalThis.location?.search ?? '')

/** How dates and numbers are written: as the system does where it speaks the window's language, else as the language does. */
export const locale: string = localeOf(language, globalThis.navigator?.language ?? '')

/** The language that a page's query asks for. */
export function languageOf(search: string): Language {
  const asked = new URLSearchParams(search).get('lang')
  return languages.find((known) => known === asked) ?? 'en'
}

/** The tag to format with: the system's (`de-AT`) when it is of the language, else the language itself. */
export function localeOf(spoken: Language, system: string): string {
  return system.toLowerCase().split('-')[0] === spoken ? system : spoken
}
