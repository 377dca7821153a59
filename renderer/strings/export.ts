import { exporting as german } from './de/export.ts'
import { exporting as english } from './en/export.ts'
import { inLanguage } from './in-language.ts'

/** Sentences of exporting flows, in the window's language. */
export const exportStrings = inLanguage(english, { de: german })
