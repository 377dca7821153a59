/** The part of @xmldom/xmldom that is used, without the browser's types. */
export interface XmlNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly firstChild: XmlNode | null
  readonly nextSibling: XmlNode | null
  readonly parentNode: XmlNode | null
  readonly lineNumber?: number
  readonly columnNumber?: number
}

export interface XmlAttribute extends XmlNode {
  readonly name: string
  readonly localName: string
  readonly prefix: string | null
  readonly namespaceURI: string | null
  readonly value: string
}

export interface XmlElement extends XmlNode {
  readonly tagName: string
  readonly localName: string
  readonly prefix: string | null
  readonly namespaceURI: string | null
  readonly attributes: { readonly length: number; item(index: number): XmlAttribute | null }
}

export interface XmlDocumentType extends XmlNode {
  readonly name: string
  readonly publicId: string
  readonly systemId: string
  readonly internalSubset?: string
}

export interface XmlDocument extends XmlNode {
  readonly documentElement: XmlElement | null
}

export class DOMParser {
  constructor(options?: { locator?: boolean; onError?: (level: string, message: string) => void })
  parseFromString(source: string, mimeType: string): XmlDocument
}
