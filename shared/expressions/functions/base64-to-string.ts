import { decodeBase64, decodeUtf8 } from '../bytes.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `base64ToString`: Text of a base64 text, read as UTF-8. Source: WDL functions reference. */
export const base64ToString = defineFunction({
  name: 'base64ToString',
  category: 'conversion',
  parameters: [required('value', 'string', 'Base64 text.')],
  returns: 'string',
  summary: 'Text of a base64 text, read as UTF-8.',
  examples: [example("base64ToString('aGVsbG8=')", 'hello'), example("base64ToString('w6k=')", 'é')],
  pure: (call, value = null) => {
    const bytes = decodeBase64(call.text(value, 0))
    if (!bytes) throw call.wrongValue(0, 'base64 text', value)
    return decodeUtf8(bytes)
  },
})
