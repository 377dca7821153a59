import { textOfContent } from '../content.ts'
import { readDataUri } from '../data-uri.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `dataUriToString`: Text that a data URI holds. Source: WDL functions reference. */
export const dataUriToString = defineFunction({
  name: 'dataUriToString',
  category: 'conversion',
  parameters: [required('value', 'string', 'Data URI.')],
  returns: 'string',
  summary: 'Text that a data URI holds.',
  examples: [
    example("dataUriToString('data:text/plain;charset=utf-8;base64,aGVsbG8=')", 'hello'),
    example("dataUriToString('data:,a%20b')", 'a b'),
  ],
  pure: (call, value = null) => {
    const content = readDataUri(call.text(value, 0), 'text')
    const text = content && textOfContent({ ...content, '$content-type': 'text/plain' })
    if (text === undefined)
      throw call.wrongValue(0, "a data URI of UTF-8 text ('data:type;base64,...')", value)
    return text
  },
})
