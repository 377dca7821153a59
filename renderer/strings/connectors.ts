import { connectors as german } from './de/connectors.ts'
import { connectors as english } from './en/connectors.ts'
import { inLanguage } from './in-language.ts'

/** The sentences about connectors in the window's language. */
export const connectorStrings = inLanguage(english, { de: german })
