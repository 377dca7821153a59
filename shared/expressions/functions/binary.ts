import { contentOfBase64, contentOfText, isContent } from '../content.ts'
import { toText } from '../text.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `binary`: Binary content of a value's text. Source: WDL functions reference. */
export const binaryFunction = defineFunction({
  name: 'binary',
  category: 'conversion',
  parameters: [required('value', 'any', 'Source; not null.')],
  returns: 'binary',
  summary: "Binary content of a value's text.",
  examples: [example("string(binary('abc'))", 'abc'), example("binary('hello')['$content']", 'aGVsbG8=')],
  pure: (call, value = null) => {
    if (value === null) throw call.wrongType(0, 'a value', value)
    if (isContent(value)) return contentOfBase64(value.$content, 'application/octet-stream')
    return contentOfText(toText(value), 'application/octet-stream')
  },
})
