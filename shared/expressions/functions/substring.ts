import { defineFunction, example, optional, required } from './define-function.ts'

/** `substring`: Takes a part of a text by start and length; fails when it reaches outside. Source: WDL functions reference. */
export const substring = defineFunction({
  name: 'substring',
  category: 'string',
  parameters: [
    required('text', 'string', 'Source.'),
    required('startIndex', 'integer', 'Start, zero or more.'),
    optional('length', 'integer', 'How many characters, the rest when left out.'),
  ],
  returns: 'string',
  summary: 'Takes a part of a text by start and length; fails when it reaches outside.',
  examples: [example("substring('hello world', 6, 5)", 'world'), example("substring('hello', 3)", 'lo')],
  pure: (call, text = null, startIndex = null, length) => {
    const source = call.text(text, 0)
    const start = call.index(startIndex, 1)
    if (start < 0 || start > source.length) {
      throw call.wrongValue(
        1,
        `a position from 0 to ${source.length}`,
        startIndex,
        'slice() never fails on range.',
      )
    }
    if (length === undefined) return source.slice(start)
    const count = call.index(length, 2)
    if (count < 0 || start + count > source.length) {
      throw call.wrongValue(
        2,
        `a length from 0 to ${source.length - start}`,
        length,
        'slice() never fails on range.',
      )
    }
    return source.slice(start, start + count)
  },
})
