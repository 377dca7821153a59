import { foldCase } from '../letter-case.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `startsWith`: Whether a text starts with another; case is ignored. Source: WDL functions reference. */
export const startsWith = defineFunction({
  name: 'startsWith',
  category: 'string',
  parameters: [
    required('text', 'string', 'Text to test.'),
    required('searchText', 'string', 'Wanted start.'),
  ],
  returns: 'boolean',
  summary: 'Whether a text starts with another; case is ignored.',
  examples: [example("startsWith('hello world', 'HELLO')", true), example("startsWith('hello', 'x')", false)],
  pure: (call, text = null, searchText = null) =>
    foldCase(call.text(text, 0)).startsWith(foldCase(call.text(searchText, 1))),
})
