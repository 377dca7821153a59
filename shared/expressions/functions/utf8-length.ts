import { encodeUtf8 } from '../bytes.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `utf8Length`: Size of a text in UTF-8, in bytes. Source: WDL functions reference. */
export const utf8Length = defineFunction({
  name: 'utf8Length',
  category: 'conversion',
  parameters: [required('value', 'string', 'Source.')],
  returns: 'integer',
  summary: 'Size of a text in UTF-8, in bytes.',
  examples: [example("utf8Length('hello')", 5), example("utf8Length('é')", 2)],
  pure: (call, value = null) => encodeUtf8(call.text(value, 0)).length,
})
