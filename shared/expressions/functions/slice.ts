import { defineFunction, example, optional, required } from './define-function.ts'

/** `slice`: Takes a part of a text by two positions; never fails on range. Source: WDL functions reference. */
export const slice = defineFunction({
  name: 'slice',
  category: 'string',
  parameters: [
    required('text', 'string', 'Source.'),
    required('startIndex', 'integer', 'First position kept; negative counts from the end.'),
    optional(
      'endIndex',
      'integer',
      'First position dropped, the end when left out; negative counts from the end.',
    ),
  ],
  returns: 'string',
  summary: 'Takes a part of a text by two positions; never fails on range.',
  examples: [example("slice('Hello World', 2, 5)", 'llo'), example("slice('Hello World', -5)", 'World')],
  pure: (call, text = null, startIndex = null, endIndex) => {
    const source = call.text(text, 0)
    const start = call.index(startIndex, 1)
    return endIndex === undefined ? source.slice(start) : source.slice(start, call.index(endIndex, 2))
  },
})
