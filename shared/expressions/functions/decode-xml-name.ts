import { decodeName } from '../xml/xml-names.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `decodeXmlName`: Undoes the escaping of an XML name. Source: WDL functions reference. */
export const decodeXmlName = defineFunction({
  name: 'decodeXmlName',
  category: 'string',
  parameters: [required('name', 'string', 'Escaped name.')],
  returns: 'string',
  summary: 'Undoes the escaping of an XML name.',
  examples: [
    example("decodeXmlName('order_x0020_id')", 'order id'),
    example("decodeXmlName('order')", 'order'),
  ],
  pure: (call, name = null) => decodeName(call.text(name, 0)),
})
