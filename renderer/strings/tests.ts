import { tests as german } from './de/tests.ts'
import { tests as english } from './en/tests.ts'
import { inLanguage } from './in-language.ts'

/** The sentences about flow tests, in the window's language. */
export const testStrings = inLanguage(english, { de: german })
