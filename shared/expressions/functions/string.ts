import { toText } from '../text.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `string`: Text of any value: null is empty, arrays and objects are compact JSON, binary content is decoded. Source: WDL functions reference. */
export const stringFunction = defineFunction({
  name: 'string',
  category: 'conversion',
  parameters: [required('value', 'any', 'Source.')],
  returns: 'string',
  summary:
    'Text of any value: null is empty, arrays and objects are compact JSON, binary content is decoded.',
  examples: [example('string(10)', '10'), example("string(createArray(1, 'a'))", '[1,"a"]')],
  pure: (call, value = null) => {
    const text = toText(value)
    call.checkLength(text.length)
    return text
  },
})
