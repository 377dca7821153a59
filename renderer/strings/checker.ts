import { checker as german } from './de/checker.ts'
import { checker as english } from './en/checker.ts'
import { inLanguage } from './in-language.ts'

/** Sentences of the flow checker's panel, in the window's language. */
export const checkerStrings = inLanguage(english, { de: german })
