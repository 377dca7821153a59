import { newFlow as german } from './de/new-flow.ts'
import { newFlow as english } from './en/new-flow.ts'
import { inLanguage } from './in-language.ts'

/** Sentences of the dialog that makes a flow, in the window's language. */
export const newFlowStrings = inLanguage(english, { de: german })
