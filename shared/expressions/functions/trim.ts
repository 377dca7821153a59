import { trimWhiteSpace } from '../white-space.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `trim`: Text without white space at both ends. Source: WDL functions reference. */
export const trim = defineFunction({
  name: 'trim',
  category: 'string',
  parameters: [required('text', 'string', 'Source.')],
  returns: 'string',
  summary: 'Text without white space at both ends.',
  examples: [example("trim('  Hello ')", 'Hello'), example("trim('a b')", 'a b')],
  pure: (call, text = null) => trimWhiteSpace(call.text(text, 0)),
})
