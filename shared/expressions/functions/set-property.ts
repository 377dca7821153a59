import { findName, withProperty } from '../properties.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `setProperty`: Copy of an object with a property set, added where it was not there. Source: WDL functions reference. */
export const setProperty = defineFunction({
  name: 'setProperty',
  category: 'manipulation',
  parameters: [
    required('object', 'object', 'Source.'),
    required('property', 'string', 'Name of the property.'),
    required('value', 'any', 'Its value.'),
  ],
  returns: 'object',
  summary: 'Copy of an object with a property set, added where it was not there.',
  examples: [
    example("setProperty(json('{\"a\":1}'), 'a', 2)", { a: 2 }),
    example("setProperty(json('{\"a\":1}'), 'b', 2)", { a: 1, b: 2 }),
  ],
  pure: (call, object = null, property = null, value = null) => {
    const source = call.object(object, 0)
    const name = call.text(property, 1)
    return withProperty(source, findName(source, name) ?? name, value)
  },
})
