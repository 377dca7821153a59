import { defineFunction, example, required } from './define-function.ts'

/** `mergeObjects`: All properties of two objects; the second one wins. Source: WDL functions reference. */
export const mergeObjects = defineFunction({
  name: 'mergeObjects',
  category: 'manipulation',
  parameters: [
    required('object1', 'object', 'First object.'),
    required('object2', 'object', 'Second object; its values win.'),
  ],
  returns: 'object',
  summary: 'All properties of two objects; the second one wins.',
  examples: [
    example('mergeObjects(json(\'{"a":1}\'), json(\'{"b":2}\'))', { a: 1, b: 2 }),
    example('mergeObjects(json(\'{"a":1}\'), json(\'{"a":2}\'))', { a: 2 }),
  ],
  pure: (call, object1 = null, object2 = null) => ({
    ...call.object(object1, 0),
    ...call.object(object2, 1),
  }),
})
