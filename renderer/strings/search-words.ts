import type { Language } from '../../shared/ipc/language.ts'
import { searchWords as german } from './de/search-words.ts'
import { searchWords as english } from './en/search-words.ts'
import { language } from './language.ts'

const byLanguage: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: english, de: german }

/** Other words for a built-in operation, in the window's language and in English, in lower case; '' when there are none. */
export function searchWordsOf(operationKey: string): string {
  const languages = new Set<Language>(['en', language])
  return [...languages].flatMap((one) => byLanguage[one][operationKey] ?? []).join(' ')
}
