import type { XmlDocumentType, XmlElement, XmlNode } from '@xmldom/xmldom'
import { attributesOf, childrenOf, nodeTypes, type ParsedXml } from './parse-xml.ts'
import { escapeXmlAttribute, escapeXmlText } from './xml-names.ts'

/** Namespaces in scope: prefix (empty for the default) to URI. */
type Scope = Readonly<Record<string, string>>

/** XML text of a node as .NET's `OuterXml` has it: `<a />`, double quotes, the namespaces it needs declared. */
export function writeXml(node: XmlNode, parsed: ParsedXml): string {
  return writeNode(node, parsed, { xml: 'http://www.w3.org/XML/1998/namespace' })
}

function writeNode(node: XmlNode, parsed: ParsedXml, scope: Scope): string {
  switch (node.nodeType) {
    case nodeTypes.element:
      return writeElement(node as XmlElement, parsed, scope)
    case nodeTypes.text:
      return escapeXmlText(node.nodeValue ?? '')
    case nodeTypes.cdata:
      return `<![CDATA[${node.nodeValue ?? ''}]]>`
    case nodeTypes.comment:
      return `<!--${node.nodeValue ?? ''}-->`
    case nodeTypes.instruction:
      return writeInstruction(node)
    case nodeTypes.documentType:
      return writeDocumentType(node as XmlDocumentType)
    case nodeTypes.document:
      return childrenOf(node)
        .map((child) => writeNode(child, parsed, scope))
        .join('')
    default:
      return ''
  }
}

function writeInstruction(node: XmlNode): string {
  const data = (node.nodeValue ?? '').trim()
  if (node.nodeName !== 'xml') return `<?${node.nodeName}${data === '' ? '' : ` ${data}`}?>`
  const attributes = [...declarationParts(data)].map(([name, value]) => ` ${name}="${value}"`)
  return `<?xml${attributes.join('')}?>`
}

/** The pseudo-attributes of an XML declaration. */
export function declarationParts(data: string): Map<string, string> {
  return new Map(
    Array.from(data.matchAll(/(\w+)\s*=\s*["']([^"']*)["']/g), (match) => [match[1] ?? '', match[2] ?? '']),
  )
}

/** The parts of a document type, without quotes. */
export function documentTypeParts(node: XmlDocumentType) {
  const bare = (text: string | undefined) => (text ?? '').replace(/^(["'])(.*)\1$/s, '$2')
  return {
    name: node.name,
    publicId: bare(node.publicId),
    systemId: bare(node.systemId),
    subset: node.internalSubset ?? '',
  }
}

function writeDocumentType(node: XmlDocumentType): string {
  const { name, publicId, systemId, subset } = documentTypeParts(node)
  const ids =
    publicId !== '' ? ` PUBLIC "${publicId}" "${systemId}"` : systemId !== '' ? ` SYSTEM "${systemId}"` : ''
  return `<!DOCTYPE ${name}${ids}${subset === '' ? '' : `[${subset}]`}>`
}

function writeElement(element: XmlElement, parsed: ParsedXml, outer: Scope): string {
  const attributes = attributesOf(element)
  const scope: Record<string, string> = Object.assign(Object.create(null), outer)
  for (const { name, value } of attributes) {
    if (name === 'xmlns') scope[''] = value
    else if (name.startsWith('xmlns:')) scope[name.slice(6)] = value
  }
  let text = `<${element.tagName}`
  for (const { name, value } of attributes) text += ` ${name}="${escapeXmlAttribute(value)}"`
  const declare = (prefix: string, uri: string) => {
    if ((scope[prefix] ?? '') === uri) return
    scope[prefix] = uri
    text += ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeXmlAttribute(uri)}"`
  }
  declare(element.prefix ?? '', element.namespaceURI ?? '')
  for (const attribute of attributes) {
    const { prefix, namespaceURI } = attribute
    if (prefix && prefix !== 'xmlns' && namespaceURI) declare(prefix, namespaceURI)
  }
  const children = childrenOf(element)
  if (children.length === 0 && parsed.isSelfClosed(element)) return `${text} />`
  return `${text}>${children.map((child) => writeNode(child, parsed, scope)).join('')}</${element.tagName}>`
}
