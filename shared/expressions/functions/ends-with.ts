import { foldCase } from '../letter-case.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `endsWith`: Whether a text ends with another; case is ignored. Source: WDL functions reference. */
export const endsWith = defineFunction({
  name: 'endsWith',
  category: 'string',
  parameters: [
    required('text', 'string', 'Text to test.'),
    required('searchText', 'string', 'Wanted ending.'),
  ],
  returns: 'boolean',
  summary: 'Whether a text ends with another; case is ignored.',
  examples: [example("endsWith('hello world', 'WORLD')", true), example("endsWith('hello', 'x')", false)],
  pure: (call, text = null, searchText = null) =>
    foldCase(call.text(text, 0)).endsWith(foldCase(call.text(searchText, 1))),
})
