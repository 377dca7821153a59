import { decodeBase64 } from '../bytes.ts'
import { contentOfBase64 } from '../content.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `base64ToBinary`: Binary content of a base64 text. Source: WDL functions reference. */
export const base64ToBinary = defineFunction({
  name: 'base64ToBinary',
  category: 'conversion',
  parameters: [required('value', 'string', 'Base64 text.')],
  returns: 'binary',
  summary: 'Binary content of a base64 text.',
  examples: [
    example("base64ToBinary('aGVsbG8=')['$content']", 'aGVsbG8='),
    example("string(base64ToBinary('aGVsbG8='))", 'hello'),
  ],
  pure: (call, value = null) => {
    const base64 = call.text(value, 0)
    if (!decodeBase64(base64)) throw call.wrongValue(0, 'base64 text', value)
    return contentOfBase64(base64, 'application/octet-stream')
  },
})
