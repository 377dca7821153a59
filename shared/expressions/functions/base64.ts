import { encodeBase64, encodeUtf8 } from '../bytes.ts'
import { isContent } from '../content.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `base64`: Base64 of a text in UTF-8. Source: WDL functions reference. */
export const base64 = defineFunction({
  name: 'base64',
  category: 'conversion',
  parameters: [required('value', 'string|binary', 'Text, or binary content.')],
  returns: 'string',
  summary: 'Base64 of a text in UTF-8.',
  examples: [example("base64('hello')", 'aGVsbG8='), example("base64('é')", 'w6k=')],
  pure: (call, value = null) => {
    if (isContent(value)) return value.$content
    return encodeBase64(encodeUtf8(call.text(value, 0)))
  },
})
