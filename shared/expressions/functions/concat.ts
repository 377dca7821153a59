import { toText } from '../text.ts'
import { defineFunction, example, repeated, required } from './define-function.ts'

/** `concat`: Joins the text of all arguments, in order; null counts as empty. Source: WDL functions reference. */
export const concat = defineFunction({
  name: 'concat',
  category: 'string',
  parameters: [required('text', 'any', 'First piece.'), repeated('more', 'any', 'Further pieces.')],
  returns: 'string',
  summary: 'Joins the text of all arguments, in order; null counts as empty.',
  examples: [
    example("concat('Hello', ' ', 'World')", 'Hello World'),
    example("concat('n=', 5, ', ok=', true)", 'n=5, ok=True'),
  ],
  pure: (call, ...parts) => {
    let text = ''
    for (const part of parts) text += typeof part === 'string' ? part : toText(part)
    call.checkLength(text.length)
    return text
  },
})
