import { foldCase } from '../letter-case.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `nthIndexOf`: Position of the n-th match; -1 when there are fewer. Case is ignored. Source: WDL functions reference. */
export const nthIndexOf = defineFunction({
  name: 'nthIndexOf',
  category: 'string',
  parameters: [
    required('text', 'string', 'Where to look.'),
    required('searchText', 'string', 'What to find.'),
    required('occurrence', 'integer', 'Which match, counted from one; negative counts from the end.'),
  ],
  returns: 'integer',
  summary: 'Position of the n-th match; -1 when there are fewer. Case is ignored.',
  examples: [example("nthIndexOf('a-b-c', '-', 2)", 3), example("nthIndexOf('abcabc', 'A', -1)", 3)],
  pure: (call, text = null, searchText = null, occurrence = null) => {
    const where = foldCase(call.text(text, 0))
    const what = foldCase(call.text(searchText, 1))
    const wanted = call.index(occurrence, 2)
    if (wanted === 0) throw call.wrongValue(2, 'a number other than zero', occurrence)
    const isBackward = wanted < 0
    let at = isBackward ? where.length : -1
    for (let left = Math.abs(wanted); left > 0; left -= 1) {
      if (isBackward && at <= 0) return -1
      at = isBackward ? where.lastIndexOf(what, at - 1) : where.indexOf(what, at + 1)
      if (at === -1 || (what === '' && at >= where.length)) return -1
    }
    return at
  },
})
