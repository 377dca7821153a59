import { parameters as german } from './de/parameters.ts'
import { parameters as english } from './en/parameters.ts'
import { inLanguage } from './in-language.ts'

/** The sentences of a step's parameters, settings and code, in the window's language. */
export const parameterStrings = inLanguage(english, { de: german })
