import { shell as german } from './de/shell.ts'
import { shell as english } from './en/shell.ts'
import { inLanguage } from './in-language.ts'

/** The sentences of the shell in the window's language. */
export const strings = inLanguage(english, { de: german })
