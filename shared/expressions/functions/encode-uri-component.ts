import { isNumeric } from '../numbers.ts'
import { percentEncode } from '../percent-encoding.ts'
import { toText } from '../text.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `encodeUriComponent`: Percent-encodes every character that a URI cannot hold as it is; older twin of uriComponent. Source: WDL functions reference. */
export const encodeUriComponent = defineFunction({
  name: 'encodeUriComponent',
  category: 'conversion',
  parameters: [required('value', 'string|number', 'Text, or a number.')],
  returns: 'string',
  summary: 'Percent-encodes every character that a URI cannot hold as it is; older twin of uriComponent.',
  examples: [
    example("encodeUriComponent('a b&c')", 'a%20b%26c'),
    example("encodeUriComponent('https://contoso.com')", 'https%3A%2F%2Fcontoso.com'),
  ],
  // The cloud's designer writes it around ids, which lists of SharePoint have as numbers.
  pure: (call, value = null) => percentEncode(isNumeric(value) ? toText(value) : call.text(value, 0)),
})
