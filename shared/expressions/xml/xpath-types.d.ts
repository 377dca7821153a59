import type { XmlNode } from './xmldom-types.d.ts'

/** What an XPath expression gives. */
export type XPathResult = readonly XmlNode[] | string | number | boolean

interface XPathString {
  number(): unknown
}

interface XPathNodeSet {
  string(): XPathString
}

/** The part of xpath that is used, without the browser's types. The package is CommonJS: its exports are the default. */
declare const xpath: {
  useNamespaces(
    namespaces: Readonly<Record<string, string>>,
  ): (expression: string, node: XmlNode) => XPathResult
  readonly XNodeSet: { readonly prototype: { number: (this: XPathNodeSet) => unknown } }
}

// biome-ignore lint/style/noDefaultExport: it describes a package that has one
export default xpath
