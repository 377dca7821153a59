import { refactor as german } from './de/refactor.ts'
import { refactor as english } from './en/refactor.ts'
import { inLanguage } from './in-language.ts'

/** Sentences about renaming, in the window's language. */
export const refactorStrings = inLanguage(english, { de: german })
