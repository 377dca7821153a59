import { compare as german } from './de/compare.ts'
import { compare as english } from './en/compare.ts'
import { inLanguage } from './in-language.ts'

/** Sentences of comparing, in the window's language. */
export const compareStrings = inLanguage(english, { de: german })
