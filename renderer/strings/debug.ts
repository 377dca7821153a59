import { debug as german } from './de/debug.ts'
import { debug as english } from './en/debug.ts'
import { inLanguage } from './in-language.ts'

/** The sentences of the debugger in the window's language. */
export const debugStrings = inLanguage(english, { de: german })
