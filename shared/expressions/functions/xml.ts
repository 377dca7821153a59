import { defineFunction, example, required } from './define-function.ts'
import { xmlOfValue } from './xml-of-value.ts'

/** `xml`: XML of a text, or of an object by the usual convention (@attribute, #text). Source: WDL functions reference. */
export const xmlFunction = defineFunction({
  name: 'xml',
  category: 'conversion',
  parameters: [required('value', 'string|object', 'XML text, or an object with one root property.')],
  returns: 'xml',
  summary: 'XML of a text, or of an object by the usual convention (@attribute, #text).',
  examples: [
    example("string(xml('<a>1</a>'))", '<a>1</a>'),
    example('string(xml(json(\'{"a":{"b":[1,2]}}\')))', '<a><b>1</b><b>2</b></a>'),
  ],
  pure: (call, value = null) => xmlOfValue(call, value),
})
