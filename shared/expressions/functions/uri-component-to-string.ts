import { percentDecode } from '../percent-encoding.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `uriComponentToString`: Undoes percent-encoding. Source: WDL functions reference. */
export const uriComponentToString = defineFunction({
  name: 'uriComponentToString',
  category: 'conversion',
  parameters: [required('value', 'string', 'Encoded text.')],
  returns: 'string',
  summary: 'Undoes percent-encoding.',
  examples: [
    example("uriComponentToString('a%20b%26c')", 'a b&c'),
    example("uriComponentToString('%C3%A9')", 'é'),
  ],
  pure: (call, value = null) => percentDecode(call.text(value, 0)),
})
