import { valuesEqual } from '../compare.ts'
import { isArray, isObject } from '../content.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `contains`: Whether a text has a piece, an array an item or an object a property; case matters. Source: WDL functions reference. */
export const contains = defineFunction({
  name: 'contains',
  category: 'collection',
  parameters: [
    required('collection', 'string|array|object', 'Where to look.'),
    required('value', 'any', 'Piece of text, item or property name.'),
  ],
  returns: 'boolean',
  summary: 'Whether a text has a piece, an array an item or an object a property; case matters.',
  examples: [
    example("contains('hello world', 'world')", true),
    example('contains(createArray(1, 2), 3)', false),
  ],
  pure: (call, collection = null, value = null) => {
    if (typeof collection === 'string') return collection.includes(call.text(value, 1))
    if (isArray(collection)) return collection.some((item) => valuesEqual(item, value))
    if (isObject(collection)) return Object.hasOwn(collection, call.text(value, 1))
    throw call.wrongType(0, 'text, an array or an object', collection)
  },
})
