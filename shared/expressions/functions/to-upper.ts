import { upperCase } from '../letter-case.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `toUpper`: Text in upper case (invariant culture). Source: WDL functions reference. */
export const toUpper = defineFunction({
  name: 'toUpper',
  category: 'string',
  parameters: [required('text', 'string', 'Source.')],
  returns: 'string',
  summary: 'Text in upper case (invariant culture).',
  examples: [example("toUpper('Hello')", 'HELLO'), example("toUpper('äö')", 'ÄÖ')],
  pure: (call, text = null) => upperCase(call.text(text, 0)),
})
