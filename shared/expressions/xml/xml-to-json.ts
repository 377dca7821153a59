import type { XmlDocumentType, XmlElement, XmlNode } from '@xmldom/xmldom'
import { setOwn } from '../properties.ts'
import type { WdlObject, WdlValue } from '../value.ts'
import { attributesOf, childrenOf, nodeTypes, type ParsedXml, parseXml } from './parse-xml.ts'
import { declarationParts, documentTypeParts } from './write-xml.ts'
import { decodeName } from './xml-names.ts'

const jsonNamespace = 'http://james.newtonking.com/projects/json'

/**
 * JSON of an XML text as Newtonsoft's `XmlNodeConverter` makes it: `@attribute`, `#text`, `#cdata-section`, `?xml`;
 * repeated elements become arrays, `<a/>` is null, `<a></a>` is empty text. Throws `XmlError`.
 */
export function xmlToJson(text: string): WdlObject {
  const parsed = parseXml(text)
  const result: Record<string, WdlValue> = {}
  writeGroups(childrenOf(parsed.document), parsed, result)
  return result
}

function elementValue(element: XmlElement, parsed: ParsedXml): WdlValue {
  const attributes = attributesOf(element).filter((attribute) => attribute.namespaceURI !== jsonNamespace)
  const children = childrenOf(element)
  const [only] = children
  if (attributes.length === 0) {
    if (!only) return parsed.isSelfClosed(element) ? null : ''
    if (children.length === 1 && only.nodeType === nodeTypes.text) return only.nodeValue ?? ''
  }
  const result: Record<string, WdlValue> = {}
  for (const attribute of attributes) setOwn(result, `@${qualifiedName(attribute.name)}`, attribute.value)
  writeGroups(children, parsed, result)
  return result
}

function writeGroups(
  children: readonly XmlNode[],
  parsed: ParsedXml,
  result: Record<string, WdlValue>,
): void {
  const groups = new Map<string, XmlNode[]>()
  for (const child of children) {
    const name = propertyName(child)
    const group = groups.get(name)
    if (group) group.push(child)
    else groups.set(name, [child])
  }
  for (const [name, group] of groups) {
    const [first] = group
    if (!first) continue
    if (name === '#comment') {
      // Newtonsoft drops comments, but still opens an array for several of them.
      if (group.length > 1) setOwn(result, name, [])
    } else if (group.length > 1 || isMarkedArray(first)) {
      setOwn(
        result,
        name,
        group.map((node) => nodeValue(node, parsed)),
      )
    } else setOwn(result, name, nodeValue(first, parsed))
  }
}

function nodeValue(node: XmlNode, parsed: ParsedXml): WdlValue {
  switch (node.nodeType) {
    case nodeTypes.element:
      return elementValue(node as XmlElement, parsed)
    case nodeTypes.instruction:
      return instructionValue(node)
    case nodeTypes.documentType:
      return documentTypeValue(node as XmlDocumentType)
    default:
      return node.nodeValue ?? ''
  }
}

function instructionValue(node: XmlNode): WdlValue {
  const data = node.nodeValue ?? ''
  if (node.nodeName !== 'xml') return data
  return Object.fromEntries([...declarationParts(data)].map(([name, value]) => [`@${name}`, value]))
}

function documentTypeValue(node: XmlDocumentType): WdlValue {
  const { name, publicId, systemId, subset } = documentTypeParts(node)
  return {
    '@name': name,
    ...(publicId === '' ? {} : { '@public': publicId }),
    ...(systemId === '' ? {} : { '@system': systemId }),
    ...(subset === '' ? {} : { '@internalSubset': subset }),
  }
}

function propertyName(node: XmlNode): string {
  switch (node.nodeType) {
    case nodeTypes.element:
      return qualifiedName((node as XmlElement).tagName)
    case nodeTypes.text:
      return '#text'
    case nodeTypes.cdata:
      return '#cdata-section'
    case nodeTypes.comment:
      return '#comment'
    case nodeTypes.instruction:
      return `?${qualifiedName(node.nodeName)}`
    default:
      return '!DOCTYPE'
  }
}

function qualifiedName(name: string): string {
  return name.includes('_x') ? decodeName(name) : name
}

function isMarkedArray(node: XmlNode): boolean {
  if (node.nodeType !== nodeTypes.element) return false
  return attributesOf(node as XmlElement).some(
    (attribute) =>
      attribute.namespaceURI === jsonNamespace &&
      attribute.localName === 'Array' &&
      attribute.value === 'true',
  )
}
