import { history as german } from './de/history.ts'
import { history as english } from './en/history.ts'
import { inLanguage } from './in-language.ts'

/** The sentences of the run history in the window's language. */
export const historyStrings = inLanguage(english, { de: german })
