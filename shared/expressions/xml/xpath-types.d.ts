import type { XmlNode } from './xmldom-types.d.ts'

/** The part of xpath that is used, without the browser's types. */
export type XPathResult = readonly XmlNode[] | string | number | boolean

export function useNamespaces(
  namespaces: Readonly<Record<string, string>>,
): (expression: string, node: XmlNode) => XPathResult
