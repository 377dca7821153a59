import { readDouble } from '../formats/read-number.ts'
import { takeNumberCulture } from '../formats/take-culture.ts'
import { floatValue, isNumeric, toDouble } from '../numbers.ts'
import { defineFunction, example, optional, required } from './define-function.ts'

/** `float`: A floating-point number from a text; thousands separators and a trailing sign are allowed. Source: WDL functions reference. */
export const floatFunction = defineFunction({
  name: 'float',
  category: 'conversion',
  parameters: [
    required('value', 'string|number', 'Text of a number, or a number.'),
    optional('locale', 'string', 'Culture, en-US when left out.'),
  ],
  returns: 'float',
  summary: 'A floating-point number from a text; thousands separators and a trailing sign are allowed.',
  examples: [example("float('10,000.333')", 10000.333), example("float('10.000,333', 'de-DE')", 10000.333)],
  pure: (call, value = null, locale) => {
    const culture = takeNumberCulture(call, locale, 1)
    if (isNumeric(value)) return floatValue(toDouble(value))
    if (typeof value !== 'string') throw call.wrongType(0, 'text or a number', value)
    const result = readDouble(value, culture)
    if (result === undefined) throw call.wrongValue(0, 'the text of a number', value)
    return floatValue(result)
  },
})
