import { isArray, isObject } from '../content.ts'
import { distinct } from '../distinct.ts'
import { setOwn } from '../properties.ts'
import type { WdlValue } from '../value.ts'
import { defineFunction, example, repeatedRequired, required } from './define-function.ts'

/** `union`: All items without duplicates, or all properties of objects; a later property wins. Source: WDL functions reference. */
export const union = defineFunction({
  name: 'union',
  category: 'collection',
  parameters: [
    required('collection1', 'array|object', 'First collection.'),
    repeatedRequired('collection2', 'array|object', 'Further collections of the same kind.'),
  ],
  returns: 'array|object',
  summary: 'All items without duplicates, or all properties of objects; a later property wins.',
  examples: [
    example('union(createArray(1, 2), createArray(2, 10))', [1, 2, 10]),
    example("union(createArray('a', 'a'), createArray('b'))", ['a', 'b']),
  ],
  pure: (call, ...collections) => {
    const [kind = null] = collections
    if (!isArray(kind) && !isObject(kind)) throw call.wrongType(0, 'an array or an object', kind)
    if (isArray(kind)) {
      return distinct(collections.flatMap((collection, index) => call.array(collection, index)))
    }
    const result: Record<string, WdlValue> = {}
    collections.forEach((collection, index) => {
      const object = call.object(collection, index)
      for (const name of Object.keys(object)) setOwn(result, name, object[name] as WdlValue)
    })
    return result
  },
})
