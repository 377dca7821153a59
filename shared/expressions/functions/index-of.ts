import { foldCase } from '../letter-case.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `indexOf`: Position of the first match, counted from zero; -1 without one. Case is ignored. Source: WDL functions reference. */
export const indexOf = defineFunction({
  name: 'indexOf',
  category: 'string',
  parameters: [
    required('text', 'string', 'Where to look.'),
    required('searchText', 'string', 'What to find.'),
  ],
  returns: 'integer',
  summary: 'Position of the first match, counted from zero; -1 without one. Case is ignored.',
  examples: [example("indexOf('hello world', 'World')", 6), example("indexOf('hello', 'x')", -1)],
  pure: (call, text = null, searchText = null) =>
    foldCase(call.text(text, 0)).indexOf(foldCase(call.text(searchText, 1))),
})
