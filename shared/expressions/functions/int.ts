import { readInt64 } from '../formats/read-number.ts'
import { isInteger, isNumeric } from '../numbers.ts'
import { toText } from '../text.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `int`: A 64-bit integer from a text. Source: WDL functions reference. */
export const intFunction = defineFunction({
  name: 'int',
  category: 'conversion',
  parameters: [required('value', 'string|number', 'Text of an integer, or a whole number.')],
  returns: 'integer',
  summary: 'A 64-bit integer from a text.',
  examples: [example("int('10')", 10), example("int('-1,000')", -1000)],
  pure: (call, value = null) => {
    if (isInteger(value)) return value
    if (!isNumeric(value) && typeof value !== 'string') throw call.wrongType(0, 'text or a number', value)
    const text = toText(value)
    const result = readInt64(text, true)
    if (result === undefined) throw call.wrongValue(0, 'the text of a 64-bit integer', value)
    return result
  },
})
