import { sandboxes as german } from './de/sandboxes.ts'
import { sandboxes as english } from './en/sandboxes.ts'
import { inLanguage } from './in-language.ts'

/** The sentences about sandboxes, in the window's language. */
export const sandboxStrings = inLanguage(english, { de: german })
