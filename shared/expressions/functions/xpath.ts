import { defineFunction, example, required } from './define-function.ts'
import { selectXPath } from './select-xpath.ts'

/** `xpath`: What an XPath expression finds in XML: nodes, texts, a number, a text or a boolean. Source: WDL functions reference. */
export const xpath = defineFunction({
  name: 'xpath',
  category: 'manipulation',
  parameters: [
    required('xml', 'object', 'XML, as xml() gives it.'),
    required('xpath', 'string', 'XPath 1.0 expression.'),
  ],
  returns: 'any',
  summary: 'What an XPath expression finds in XML: nodes, texts, a number, a text or a boolean.',
  examples: [
    example("xpath(xml('<a><b>1</b><b>2</b></a>'), '/a/b/text()')", ['1', '2']),
    example("xpath(xml('<a><b>1</b><b>2</b></a>'), 'sum(/a/b)')", 3),
  ],
  pure: (call, xml = null, xpath = null) => selectXPath(call, xml, xpath),
})
