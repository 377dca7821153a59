import { connectorEditor as german } from './de/connector-editor.ts'
import { connectorEditor as english } from './en/connector-editor.ts'
import { inLanguage } from './in-language.ts'

/** The sentences of the editor of connectors in the window's language. */
export const connectorEditorStrings = inLanguage(english, { de: german })
