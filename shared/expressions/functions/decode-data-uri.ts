import { readDataUri } from '../data-uri.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `decodeDataUri`: Older twin of dataUriToBinary. Source: WDL functions reference. */
export const decodeDataUri = defineFunction({
  name: 'decodeDataUri',
  category: 'conversion',
  parameters: [required('value', 'string', 'Data URI.')],
  returns: 'binary',
  summary: 'Older twin of dataUriToBinary.',
  examples: [
    example("decodeDataUri('data:text/plain;charset=utf-8;base64,aGVsbG8=')['$content']", 'aGVsbG8='),
    example("string(decodeDataUri('data:,hello'))", 'hello'),
  ],
  pure: (call, value = null) => {
    const content = readDataUri(call.text(value, 0), 'binary')
    if (!content) throw call.wrongValue(0, "a data URI ('data:type;base64,...')", value)
    return content
  },
})
