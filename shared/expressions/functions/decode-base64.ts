import { decodeUtf8, decodeBase64 as readBase64 } from '../bytes.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `decodeBase64`: Older name of base64ToString. Source: WDL functions reference. */
export const decodeBase64 = defineFunction({
  name: 'decodeBase64',
  category: 'conversion',
  parameters: [required('value', 'string', 'Base64 text.')],
  returns: 'string',
  summary: 'Older name of base64ToString.',
  examples: [example("decodeBase64('aGVsbG8=')", 'hello'), example("decodeBase64('w6k=')", 'é')],
  deprecatedFor: 'base64ToString',
  pure: (call, value = null) => {
    const bytes = readBase64(call.text(value, 0))
    if (!bytes) throw call.wrongValue(0, 'base64 text', value)
    return decodeUtf8(bytes)
  },
})
