import { readDecimal } from '../formats/read-number.ts'
import { isNumeric, toDecimal } from '../numbers.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `decimal`: An exact decimal number of up to 28 digits. Source: WDL functions reference. */
export const decimalFunction = defineFunction({
  name: 'decimal',
  category: 'conversion',
  parameters: [required('value', 'string|number', 'Text of a number, or a number.')],
  returns: 'decimal',
  summary: 'An exact decimal number of up to 28 digits.',
  examples: [
    example("string(decimal('1.20'))", '1.20'),
    example("string(add(decimal('0.1'), decimal('0.2')))", '0.3'),
  ],
  pure: (call, value = null) => {
    if (!isNumeric(value) && typeof value !== 'string') throw call.wrongType(0, 'text or a number', value)
    const result = isNumeric(value) ? toDecimal(value) : readDecimal(value)
    if (result === undefined) throw call.wrongValue(0, 'a number of up to 28 digits', value)
    return result
  },
})
