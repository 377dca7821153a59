import { fields as german } from './de/fields.ts'
import { fields as english } from './en/fields.ts'
import { inLanguage } from './in-language.ts'

/** The sentences of fields with values, in the window's language. */
export const fieldStrings = inLanguage(english, { de: german })
