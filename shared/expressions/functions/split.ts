import { defineFunction, example, required } from './define-function.ts'

/** `split`: Cuts a text at each delimiter. Source: WDL functions reference. */
export const split = defineFunction({
  name: 'split',
  category: 'string',
  parameters: [
    required('text', 'string', 'Source.'),
    required('delimiter', 'string', 'What separates the pieces.'),
  ],
  returns: 'array',
  summary: 'Cuts a text at each delimiter.',
  examples: [example("split('a,b,,c', ',')", ['a', 'b', '', 'c']), example("split('abc', '-')", ['abc'])],
  pure: (call, text = null, delimiter = null) => {
    const source = call.text(text, 0)
    const separator = call.text(delimiter, 1)
    return separator === '' ? [source] : source.split(separator)
  },
})
