import type { XmlNode } from '@xmldom/xmldom'
import xpath, { type XPathResult } from 'xpath'

// xpath 0.0.34 takes the number of an empty node set for 0 and that of '1e3' for 1000; XPath 1.0, section 4.4, says NaN.
xpath.XNodeSet.prototype.number = function () {
  return this.string().number()
}

/** Evaluates an XPath 1.0 expression; throws whatever the library throws when it is none. Source: XPath 1.0. */
export function evaluateXPath(
  expression: string,
  node: XmlNode,
  namespaces: Readonly<Record<string, string>>,
): XPathResult {
  // biome-ignore lint/correctness/useHookAtTopLevel: not a React hook, only named like one
  return xpath.useNamespaces(namespaces)(expression, node)
}
