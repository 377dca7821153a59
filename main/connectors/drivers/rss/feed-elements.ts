import type { XmlElement, XmlNode } from '@xmldom/xmldom'
import { attributesOf, nodeTypes, type ParsedXml } from '../../../../shared/expressions/xml/parse-xml.ts'
import { writeXml } from '../../../../shared/expressions/xml/write-xml.ts'

/** Vocabularies that feeds are written in. */
export type Vocabulary = 'rss' | 'atom' | 'dc' | 'dcterms' | 'content'

const namespaces: Readonly<Record<Vocabulary, readonly string[]>> = {
  // RSS 2.0 has none; some versions gave themselves one.
  rss: [
    '',
    'http://purl.org/rss/1.0/',
    'http://my.netscape.com/rdf/simple/0.9/',
    'http://channel.netscape.com/rdf/simple/0.9/',
    'http://backend.userland.com/rss2',
    'http://backend.userland.com/RSS2',
    'http://blogs.law.harvard.edu/tech/rss',
  ],
  // A feed that forgot its namespace is read all the same.
  atom: ['http://www.w3.org/2005/Atom', 'http://purl.org/atom/ns#', ''],
  dc: ['http://purl.org/dc/elements/1.1/', 'http://purl.org/dc/elements/1.0/'],
  dcterms: ['http://purl.org/dc/terms/'],
  content: ['http://purl.org/rss/1.0/modules/content/'],
}

/** Whether an element is one of a vocabulary. RSS's own names are told from those of modules: `media:title` is none. */
export function isOf(element: XmlElement, name: string, vocabulary: Vocabulary): boolean {
  return element.localName === name && namespaces[vocabulary].includes(element.namespaceURI ?? '')
}

export function childElements(element: XmlNode): readonly XmlElement[] {
  const found: XmlElement[] = []
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === nodeTypes.element) found.push(node as XmlElement)
  }
  return found
}

/** An attribute's value, whatever its prefix; '' where there is none. */
export function attributeOf(element: XmlElement, name: string): string {
  return (
    attributesOf(element)
      .find((one) => one.localName === name)
      ?.value.trim() ?? ''
  )
}

/** The text in an element, or in the first child of these names that has one; '' where there is none. */
export function textIn(element: XmlElement, ...names: readonly (readonly [string, Vocabulary])[]): string {
  if (names.length === 0) return textOfNode(element).trim()
  const inside = childElements(element)
  for (const [name, vocabulary] of names) {
    const text = inside.filter((one) => isOf(one, name, vocabulary)).map((one) => textOfNode(one).trim())
    const found = text.find((one) => one !== '')
    if (found !== undefined) return found
  }
  return ''
}

/** What stands in an element as XML; in the `div` of it, where there is no more. */
export function innerXml(element: XmlElement, parsed: ParsedXml): string {
  const inside = childElements(element)
  const [only] = inside
  const holder = inside.length === 1 && only?.localName === 'div' ? only : element
  let text = ''
  for (let node = holder.firstChild; node !== null; node = node.nextSibling) text += writeXml(node, parsed)
  return text.replaceAll(/\sxmlns(:\w+)?="[^"]*"/g, '').trim()
}

/** All text below a node, without recursion: the depth is the writer's. */
function textOfNode(top: XmlNode): string {
  let text = ''
  let node: XmlNode | null = top.firstChild
  while (node !== null) {
    if (node.nodeType === nodeTypes.text || node.nodeType === nodeTypes.cdata) text += node.nodeValue ?? ''
    if (node.firstChild !== null) {
      node = node.firstChild
      continue
    }
    while (node !== null && node.nextSibling === null) node = node.parentNode === top ? null : node.parentNode
    node = node?.nextSibling ?? null
  }
  return text
}
