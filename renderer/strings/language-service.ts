import { languageService as german } from './de/language-service.ts'
import { languageService as english } from './en/language-service.ts'
import { inLanguage } from './in-language.ts'

/** Sentences of the code editors in the window's language. */
export const languageStrings = inLanguage(english, { de: german })
