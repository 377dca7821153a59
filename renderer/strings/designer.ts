import { designer as german } from './de/designer.ts'
import { designer as english } from './en/designer.ts'
import { inLanguage } from './in-language.ts'

/** The sentences of designer, code view and document store in the window's language. */
export const designerStrings = inLanguage(english, { de: german })
