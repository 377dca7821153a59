import { unescapeXmlText } from '../xml/xml-names.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `decodeXmlValue`: Undoes the escaping of XML element content. Source: WDL functions reference. */
export const decodeXmlValue = defineFunction({
  name: 'decodeXmlValue',
  category: 'string',
  parameters: [required('value', 'string', 'Escaped text.')],
  returns: 'string',
  summary: 'Undoes the escaping of XML element content.',
  examples: [example("decodeXmlValue('a&lt;b &amp; c')", 'a<b & c'), example("decodeXmlValue('&#65;')", 'A')],
  pure: (call, value = null) => unescapeXmlText(call.text(value, 0)),
})
