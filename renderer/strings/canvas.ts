import { canvas as german } from './de/canvas.ts'
import { canvas as english } from './en/canvas.ts'
import { inLanguage } from './in-language.ts'

/** The sentences of the canvas's tools in the window's language. */
export const canvasStrings = inLanguage(english, { de: german })
