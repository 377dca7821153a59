import { DOMParser, type XmlDocument, type XmlElement, type XmlNode } from '@xmldom/xmldom'
import { XmlError } from './xml-error.ts'

/** Node types of the DOM. */
export const nodeTypes = {
  element: 1,
  attribute: 2,
  text: 3,
  cdata: 4,
  instruction: 7,
  comment: 8,
  document: 9,
  documentType: 10,
} as const

/** Deepest nesting of elements. */
const maxDepth = 500

/** A parsed document that still knows which elements were written as `<a/>`. */
export interface ParsedXml {
  readonly document: XmlDocument
  isSelfClosed(element: XmlNode): boolean
}

/**
 * Parses XML strictly: namespaces must be declared, entities of a DTD are never expanded nor fetched.
 * Throws `XmlError`. Source: XML 1.0; the platform's `XmlDocument`.
 */
export function parseXml(text: string): ParsedXml {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  checkDeclaration(source)
  let document: XmlDocument
  try {
    const parser = new DOMParser({
      locator: true,
      onError: (_level, message) => {
        throw new XmlError(clause(message))
      },
    })
    document = parser.parseFromString(source, 'text/xml')
  } catch (cause) {
    if (cause instanceof XmlError) throw cause
    throw new XmlError(clause(cause instanceof Error ? cause.message : String(cause)))
  }
  if (!document.documentElement) throw new XmlError('there is no root element')
  checkElements(document)
  const isSelfClosed = selfClosedIn(source)
  return { document, isSelfClosed }
}

function clause(message: string): string {
  const first = message.split('\n')[0] ?? ''
  return (/^Reporting \w+ "(.*)" caused /.exec(first)?.[1] ?? first).slice(0, 200)
}

function checkDeclaration(source: string): void {
  if (!/^<\?xml[\s?]/.test(source)) {
    if (/^\s+<\?xml[\s?]/.test(source)) throw new XmlError('the XML declaration must come first')
    return
  }
  const form =
    /^<\?xml\s+version\s*=\s*(?:"1\.0"|'1\.0')(?:\s+encoding\s*=\s*(?:"[\w.-]+"|'[\w.-]+'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/
  if (!form.test(source)) throw new XmlError('the XML declaration is malformed')
}

/** Walks without recursion, so that a deep document cannot exhaust the stack. */
function checkElements(document: XmlDocument): void {
  let node: XmlNode | null = document.documentElement
  let depth = 1
  while (node) {
    if (node.nodeType === nodeTypes.element) checkNamespaces(node as XmlElement)
    if (depth > maxDepth) throw new XmlError(`elements are nested deeper than ${maxDepth} levels`)
    if (node.firstChild) {
      node = node.firstChild
      depth += 1
      continue
    }
    while (node && !node.nextSibling) {
      node = node.parentNode === document ? null : node.parentNode
      depth -= 1
    }
    node = node?.nextSibling ?? null
    if (depth <= 1) break
  }
}

function checkNamespaces(element: XmlElement): void {
  if (element.prefix && !element.namespaceURI)
    throw new XmlError(`the prefix '${element.prefix}' is not declared`)
  for (let index = 0; index < element.attributes.length; index += 1) {
    const attribute = element.attributes.item(index)
    if (
      attribute?.prefix &&
      attribute.prefix !== 'xml' &&
      attribute.prefix !== 'xmlns' &&
      !attribute.namespaceURI
    ) {
      throw new XmlError(`the prefix '${attribute.prefix}' is not declared`)
    }
  }
}

function selfClosedIn(source: string): (element: XmlNode) => boolean {
  let starts: number[] | undefined
  return (element) => {
    starts ??= lineStarts(source)
    const start = (starts[(element.lineNumber ?? 1) - 1] ?? 0) + (element.columnNumber ?? 1) - 1
    let quote = ''
    for (let at = start; at < source.length; at += 1) {
      const char = source[at] as string
      if (quote !== '') {
        if (char === quote) quote = ''
      } else if (char === '"' || char === "'") quote = char
      else if (char === '>') return source[at - 1] === '/'
    }
    return false
  }
}

function lineStarts(source: string): number[] {
  const starts = [0]
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The children that count: white space between elements is not one, nor is a text that is only white space. */
export function childrenOf(node: XmlNode): XmlNode[] {
  const children: XmlNode[] = []
  const keepsSpace = preservesSpace(node)
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const isBlank = child.nodeType === nodeTypes.text && !/[^ \t\r\n]/.test(child.nodeValue ?? '')
    if (!isBlank || keepsSpace) children.push(child)
  }
  return children
}

function preservesSpace(node: XmlNode): boolean {
  for (let at: XmlNode | null = node; at && at.nodeType === nodeTypes.element; at = at.parentNode) {
    for (const attribute of attributesOf(at as XmlElement)) {
      if (attribute.name === 'xml:space') return attribute.value === 'preserve'
    }
  }
  return false
}

/** The attributes of an element, in order. */
export function attributesOf(element: XmlElement) {
  return Array.from({ length: element.attributes.length }, (_, index) =>
    element.attributes.item(index),
  ).filter((attribute) => attribute !== null)
}
