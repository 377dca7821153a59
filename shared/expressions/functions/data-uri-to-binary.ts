import { readDataUri } from '../data-uri.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `dataUriToBinary`: Binary content of a data URI. Source: WDL functions reference. */
export const dataUriToBinary = defineFunction({
  name: 'dataUriToBinary',
  category: 'conversion',
  parameters: [required('value', 'string', 'Data URI.')],
  returns: 'binary',
  summary: 'Binary content of a data URI.',
  examples: [
    example("dataUriToBinary('data:text/plain;charset=utf-8;base64,aGVsbG8=')['$content']", 'aGVsbG8='),
    example("string(dataUriToBinary('data:,hello'))", 'hello'),
  ],
  pure: (call, value = null) => {
    const content = readDataUri(call.text(value, 0), 'binary')
    if (!content) throw call.wrongValue(0, "a data URI ('data:type;base64,...')", value)
    return content
  },
})
