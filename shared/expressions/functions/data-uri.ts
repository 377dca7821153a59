import { contentOfText, isContent } from '../content.ts'
import { toText } from '../text.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `dataUri`: Data URI of a text, or of a value as JSON. Source: WDL functions reference. */
export const dataUri = defineFunction({
  name: 'dataUri',
  category: 'conversion',
  parameters: [required('value', 'any', 'Source; not null.')],
  returns: 'string',
  summary: 'Data URI of a text, or of a value as JSON.',
  examples: [
    example("dataUri('hello')", 'data:text/plain;charset=utf-8;base64,aGVsbG8='),
    example('dataUri(createArray(1))', 'data:application/json;charset=utf-8;base64,WzFd'),
  ],
  pure: (call, value = null) => {
    if (value === null) throw call.wrongType(0, 'a value', value)
    const content = isContent(value)
      ? value
      : contentOfText(
          toText(value),
          `${typeof value === 'string' ? 'text/plain' : 'application/json'};charset=utf-8`,
        )
    return `data:${content['$content-type']};base64,${content.$content}`
  },
})
