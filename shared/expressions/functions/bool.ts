import { isNumeric, toDouble } from '../numbers.ts'
import { trimWhiteSpace } from '../white-space.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `bool`: A boolean from a number (zero is false) or from the text true or false. Source: WDL functions reference. */
export const boolFunction = defineFunction({
  name: 'bool',
  category: 'conversion',
  parameters: [required('value', 'boolean|number|string', 'Boolean, number, or the text true or false.')],
  returns: 'boolean',
  summary: 'A boolean from a number (zero is false) or from the text true or false.',
  examples: [example('bool(1)', true), example("bool('false')", false)],
  pure: (call, value = null) => {
    if (typeof value === 'boolean') return value
    if (isNumeric(value)) return toDouble(value) !== 0
    if (typeof value !== 'string') throw call.wrongType(0, 'a boolean, a number or text', value)
    const word = trimWhiteSpace(value).toLowerCase()
    if (word !== 'true' && word !== 'false') throw call.wrongValue(0, "the text 'true' or 'false'", value)
    return word === 'true'
  },
})
