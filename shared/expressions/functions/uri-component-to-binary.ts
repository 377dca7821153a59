import { contentOfText } from '../content.ts'
import { percentDecode } from '../percent-encoding.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `uriComponentToBinary`: Binary content of a percent-encoded text. Source: WDL functions reference. */
export const uriComponentToBinary = defineFunction({
  name: 'uriComponentToBinary',
  category: 'conversion',
  parameters: [required('value', 'string', 'Encoded text.')],
  returns: 'binary',
  summary: 'Binary content of a percent-encoded text.',
  examples: [
    example("uriComponentToBinary('a%20b')['$content']", 'YSBi'),
    example("string(uriComponentToBinary('%C3%A9'))", 'é'),
  ],
  pure: (call, value = null) => contentOfText(percentDecode(call.text(value, 0)), 'application/octet-stream'),
})
