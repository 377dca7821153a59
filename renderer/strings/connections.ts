import { connections as german } from './de/connections.ts'
import { connections as english } from './en/connections.ts'
import { inLanguage } from './in-language.ts'

/** The sentences about connections, in the window's language. */
export const connectionStrings = inLanguage(english, { de: german })
