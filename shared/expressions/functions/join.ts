import { toText } from '../text.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `join`: Text of all items with a delimiter in between. Source: WDL functions reference. */
export const join = defineFunction({
  name: 'join',
  category: 'collection',
  parameters: [
    required('collection', 'array', 'Items.'),
    required('delimiter', 'string', 'Text put between items.'),
  ],
  returns: 'string',
  summary: 'Text of all items with a delimiter in between.',
  examples: [
    example("join(createArray('a', 'b'), '-')", 'a-b'),
    example("join(createArray(1, true), ', ')", '1, True'),
  ],
  pure: (call, collection = null, delimiter = null) => {
    const items = call.array(collection, 0).map(toText)
    const separator = call.text(delimiter, 1)
    call.checkLength(items.reduce((sum, item) => sum + item.length + separator.length, 0))
    return items.join(separator)
  },
})
