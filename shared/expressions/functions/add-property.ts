import { findName, withProperty } from '../properties.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `addProperty`: Copy of an object with one more property; a name that exists is an error. Source: WDL functions reference. */
export const addProperty = defineFunction({
  name: 'addProperty',
  category: 'manipulation',
  parameters: [
    required('object', 'object', 'Source.'),
    required('property', 'string', 'Name of the new property.'),
    required('value', 'any', 'Its value.'),
  ],
  returns: 'object',
  summary: 'Copy of an object with one more property; a name that exists is an error.',
  examples: [
    example("addProperty(json('{\"a\":1}'), 'b', 2)", { a: 1, b: 2 }),
    example("addProperty(json('{}'), 'x', null)", { x: null }),
  ],
  pure: (call, object = null, property = null, value = null) => {
    const source = call.object(object, 0)
    const name = call.text(property, 1)
    if (findName(source, name) !== undefined) {
      throw call.wrongValue(
        1,
        'a name that the object does not have yet',
        property,
        'setProperty() replaces a value.',
      )
    }
    return withProperty(source, name, value)
  },
})
