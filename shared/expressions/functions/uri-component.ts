import { percentEncode } from '../percent-encoding.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `uriComponent`: Percent-encodes every character that a URI cannot hold as it is. Source: WDL functions reference. */
export const uriComponent = defineFunction({
  name: 'uriComponent',
  category: 'conversion',
  parameters: [required('value', 'string', 'Source.')],
  returns: 'string',
  summary: 'Percent-encodes every character that a URI cannot hold as it is.',
  examples: [
    example("uriComponent('a b&c')", 'a%20b%26c'),
    example("uriComponent('https://contoso.com')", 'https%3A%2F%2Fcontoso.com'),
  ],
  pure: (call, value = null) => percentEncode(call.text(value, 0)),
})
