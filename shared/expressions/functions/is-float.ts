import { invariantNumbers } from '../formats/number-culture.ts'
import { readDouble } from '../formats/read-number.ts'
import { takeNumberCulture } from '../formats/take-culture.ts'
import { defineFunction, example, optional, required } from './define-function.ts'

/** `isFloat`: Whether a text can be read as a floating-point number. Source: WDL functions reference. */
export const isFloat = defineFunction({
  name: 'isFloat',
  category: 'string',
  alsoIn: ['logical'],
  parameters: [
    required('value', 'string', 'Text to test.'),
    optional('locale', 'string', 'Culture, invariant when left out.'),
  ],
  returns: 'boolean',
  summary: 'Whether a text can be read as a floating-point number.',
  examples: [example("isFloat('10,000.00')", true), example("isFloat('ten')", false)],
  pure: (call, value = null, locale) => {
    const culture = locale === undefined ? invariantNumbers : takeNumberCulture(call, locale, 1)
    return readDouble(call.text(value, 0), culture) !== undefined
  },
})
