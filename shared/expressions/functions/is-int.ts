import { readInt64 } from '../formats/read-number.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `isInt`: Whether a text can be read as a 64-bit integer. Source: WDL functions reference. */
export const isInt = defineFunction({
  name: 'isInt',
  category: 'string',
  alsoIn: ['logical'],
  parameters: [required('value', 'string', 'Text to test.')],
  returns: 'boolean',
  summary: 'Whether a text can be read as a 64-bit integer.',
  examples: [example("isInt('10')", true), example("isInt('10.5')", false)],
  pure: (call, value = null) => readInt64(call.text(value, 0), false) !== undefined,
})
