import { escapeXmlText } from '../xml/xml-names.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `encodeXmlValue`: Escapes a text for use as the content of an XML element. Source: WDL functions reference. */
export const encodeXmlValue = defineFunction({
  name: 'encodeXmlValue',
  category: 'string',
  parameters: [required('value', 'string', 'Source.')],
  returns: 'string',
  summary: 'Escapes a text for use as the content of an XML element.',
  examples: [
    example("encodeXmlValue('a<b & c')", 'a&lt;b &amp; c'),
    example("encodeXmlValue('plain')", 'plain'),
  ],
  pure: (call, value = null) => escapeXmlText(call.text(value, 0)),
})
