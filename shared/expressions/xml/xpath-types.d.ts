import type { XmlNode } from './xmldom-types.d.ts'

/** What an XPath expression gives. */
export type XPathResult = readonly XmlNode[] | string | number | boolean

interface XPathString {
  number(): unknown
}

/** The library's node set; its methods are replaced where they are wrong or take quadratic time. */
export interface XPathNodeSet {
  nodes: XmlNode[]
  size: number
  tree: unknown
  /** Ours: what `nodes` holds, for finding duplicates. */
  known?: Set<XmlNode>
  string(): XPathString
  number(): unknown
  add(node: XmlNode): void
  toArray(): XmlNode[]
  first(): XmlNode | null
}

/** The part of xpath that is used, without the browser's types. The package is CommonJS: its exports are the default. */
declare const xpath: {
  useNamespaces(
    namespaces: Readonly<Record<string, string>>,
  ): (expression: string, node: XmlNode) => XPathResult
  readonly XNodeSet: { readonly prototype: XPathNodeSet }
}

// biome-ignore lint/style/noDefaultExport: it describes a package that has one
export default xpath
