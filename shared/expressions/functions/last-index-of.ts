import { foldCase } from '../letter-case.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `lastIndexOf`: Position of the last match, counted from zero; -1 without one. Case is ignored. An empty search text gives the last position. Source: WDL functions reference. */
export const lastIndexOf = defineFunction({
  name: 'lastIndexOf',
  category: 'string',
  parameters: [
    required('text', 'string', 'Where to look.'),
    required('searchText', 'string', 'What to find.'),
  ],
  returns: 'integer',
  summary:
    'Position of the last match, counted from zero; -1 without one. Case is ignored. An empty search text gives the last position.',
  examples: [
    example("lastIndexOf('hello world hello', 'HELLO')", 12),
    example("lastIndexOf('hello', '')", 4),
  ],
  pure: (call, text = null, searchText = null) => {
    const where = foldCase(call.text(text, 0))
    const what = foldCase(call.text(searchText, 1))
    return what === '' ? Math.max(0, where.length - 1) : where.lastIndexOf(what)
  },
})
