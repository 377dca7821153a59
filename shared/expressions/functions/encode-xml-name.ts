import { encodeName } from '../xml/xml-names.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `encodeXmlName`: Escapes a text (_xHHHH_) for use as an XML name. Source: WDL functions reference. */
export const encodeXmlName = defineFunction({
  name: 'encodeXmlName',
  category: 'string',
  parameters: [required('name', 'string', 'Source.')],
  returns: 'string',
  summary: 'Escapes a text (_xHHHH_) for use as an XML name.',
  examples: [
    example("encodeXmlName('order id')", 'order_x0020_id'),
    example("encodeXmlName('order')", 'order'),
  ],
  pure: (call, name = null) => encodeName(call.text(name, 0), false),
})
