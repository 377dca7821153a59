import { defineFunction, example, required } from './define-function.ts'

/** `replace`: Replaces every match of a text; case matters. Source: WDL functions reference. */
export const replace = defineFunction({
  name: 'replace',
  category: 'string',
  parameters: [
    required('text', 'string', 'Source.'),
    required('oldText', 'string', 'What to replace; not empty.'),
    required('newText', 'string', 'What to put there.'),
  ],
  returns: 'string',
  summary: 'Replaces every match of a text; case matters.',
  examples: [
    example("replace('the old string', 'old', 'new')", 'the new string'),
    example("replace('a.b', '.', '')", 'ab'),
  ],
  pure: (call, text = null, oldText = null, newText = null) => {
    const source = call.text(text, 0)
    const wanted = call.text(oldText, 1)
    const replacement = call.text(newText, 2)
    if (wanted === '') throw call.wrongValue(1, 'at least one character', oldText)
    const pieces = source.split(wanted)
    call.checkLength(source.length + (pieces.length - 1) * (replacement.length - wanted.length))
    return pieces.join(replacement)
  },
})
