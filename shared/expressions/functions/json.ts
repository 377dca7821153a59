import { isContent } from '../content.ts'
import { defineFunction, example, required } from './define-function.ts'
import { jsonOfContent, jsonOfText } from './json-of-content.ts'

/** `json`: The JSON value of a text, or of XML by the usual convention (@attribute, #text). Source: WDL functions reference. */
export const jsonFunction = defineFunction({
  name: 'json',
  category: 'conversion',
  parameters: [required('value', 'any', 'JSON text, binary content of JSON or XML, or a value.')],
  returns: 'any',
  summary: 'The JSON value of a text, or of XML by the usual convention (@attribute, #text).',
  examples: [example("json('[1, 2]')", [1, 2]), example("json(xml('<a><b>1</b></a>'))", { a: { b: '1' } })],
  pure: (call, value = null) => {
    if (isContent(value)) return jsonOfContent(call, value)
    if (value === null) throw call.wrongType(0, 'text or XML', value)
    return typeof value === 'string' ? jsonOfText(call, value) : value
  },
})
