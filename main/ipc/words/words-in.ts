import type { Language } from '../../../shared/ipc/language.ts'
import { german } from './de.ts'
import { english, type NativeWords } from './en.ts'

const catalogues: Readonly<Record<Language, NativeWords>> = { en: english, de: german }

/** What the system's own menus, tray and dialogs say in a language. */
export function wordsIn(language: Language): NativeWords {
  return catalogues[language]
}
