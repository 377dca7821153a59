import { findName, without } from '../properties.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `removeProperty`: Copy of an object without one property; an unknown name changes nothing. Source: WDL functions reference. */
export const removeProperty = defineFunction({
  name: 'removeProperty',
  category: 'manipulation',
  parameters: [
    required('object', 'object', 'Source.'),
    required('property', 'string', 'Name of the property.'),
  ],
  returns: 'object',
  summary: 'Copy of an object without one property; an unknown name changes nothing.',
  examples: [
    example('removeProperty(json(\'{"a":1,"b":2}\'), \'b\')', { a: 1 }),
    example("removeProperty(json('{\"a\":1}'), 'z')", { a: 1 }),
  ],
  pure: (call, object = null, property = null) => {
    const source = call.object(object, 0)
    const name = findName(source, call.text(property, 1))
    return name === undefined ? source : without(source, name)
  },
})
