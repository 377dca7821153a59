import { percentDecode } from '../percent-encoding.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `decodeUriComponent`: Undoes percent-encoding. Source: WDL functions reference. */
export const decodeUriComponent = defineFunction({
  name: 'decodeUriComponent',
  category: 'conversion',
  parameters: [required('value', 'string', 'Encoded text.')],
  returns: 'string',
  summary: 'Undoes percent-encoding.',
  examples: [
    example("decodeUriComponent('a%20b%26c')", 'a b&c'),
    example("decodeUriComponent('%C3%A9')", 'é'),
  ],
  pure: (call, value = null) => percentDecode(call.text(value, 0)),
})
