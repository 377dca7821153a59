import { isArray } from '../content.ts'
import type { WdlValue } from '../value.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `chunk`: Cuts a text or an array into consecutive pieces; the last may be shorter. Source: WDL functions reference. */
export const chunk = defineFunction({
  name: 'chunk',
  category: 'string',
  alsoIn: ['collection'],
  parameters: [
    required('collection', 'string|array', 'Text or array to cut.'),
    required('length', 'integer', 'Size of each piece, one or more.'),
  ],
  returns: 'array',
  summary: 'Cuts a text or an array into consecutive pieces; the last may be shorter.',
  examples: [
    example("chunk('abcdefg', 3)", ['abc', 'def', 'g']),
    example('chunk(createArray(1, 2, 3), 2)', [[1, 2], [3]]),
  ],
  pure: (call, collection = null, length = null) => {
    const size = call.index(length, 1)
    if (size < 1) throw call.wrongValue(1, 'a size of one or more', length)
    if (typeof collection !== 'string' && !isArray(collection))
      throw call.wrongType(0, 'text or an array', collection)
    const pieces: WdlValue[] = []
    for (let at = 0; at < collection.length; at += size) pieces.push(collection.slice(at, at + size))
    return pieces
  },
})
