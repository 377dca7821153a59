import { lowerCase } from '../letter-case.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `toLower`: Text in lower case (invariant culture). Source: WDL functions reference. */
export const toLower = defineFunction({
  name: 'toLower',
  category: 'string',
  parameters: [required('text', 'string', 'Source.')],
  returns: 'string',
  summary: 'Text in lower case (invariant culture).',
  examples: [example("toLower('Hello')", 'hello'), example("toLower('ÄÖ')", 'äö')],
  pure: (call, text = null) => lowerCase(call.text(text, 0)),
})
