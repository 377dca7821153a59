import type { XmlAttribute, XmlElement, XmlNode } from '@xmldom/xmldom'
import xpath, { type XPathNodeSet, type XPathResult } from 'xpath'
import { attributesOf, nodeTypes } from './parse-xml.ts'

/** Document order of the nodes of the document that is being searched; evaluation is synchronous. */
let order: ReadonlyMap<XmlNode, number> = new Map()

const nodeSet = xpath.XNodeSet.prototype

// xpath 0.0.34 takes the number of an empty node set for 0 and that of '1e3' for 1000; XPath 1.0, section 4.4, says NaN.
nodeSet.number = function (this: XPathNodeSet) {
  return this.string().number()
}

// It finds duplicates by comparing with every node before, and order by walking siblings: minutes for 20,000 nodes.
nodeSet.add = function (this: XPathNodeSet, node: XmlNode) {
  this.known ??= new Set(this.nodes)
  if (this.known.has(node)) return
  this.known.add(node)
  this.tree = null
  this.nodes.push(node)
  this.size += 1
}

nodeSet.toArray = function (this: XPathNodeSet) {
  return [...this.nodes].sort((left, right) => positionOf(left) - positionOf(right))
}

nodeSet.first = function (this: XPathNodeSet) {
  const [first, ...others] = this.nodes
  if (!first) return null
  return others.reduce((best, node) => (positionOf(node) < positionOf(best) ? node : best), first)
}

/** A namespace node, which the library makes up, stands where its element does. */
function positionOf(node: XmlNode): number {
  const owner = (node as Partial<{ ownerElement: XmlNode }>).ownerElement ?? node.parentNode
  return order.get(node) ?? (owner ? order.get(owner) : undefined) ?? 0
}

/** Evaluates an XPath 1.0 expression on a document; throws what the library throws when it is none. Source: XPath 1.0. */
export function evaluateXPath(
  expression: string,
  document: XmlNode,
  namespaces: Readonly<Record<string, string>>,
): XPathResult {
  order = orderOf(document)
  try {
    // biome-ignore lint/correctness/useHookAtTopLevel: not a React hook, only named like one
    return xpath.useNamespaces(namespaces)(expression, document)
  } finally {
    order = new Map()
  }
}

function orderOf(document: XmlNode): ReadonlyMap<XmlNode, number> {
  const positions = new Map<XmlNode, number>()
  for (let node: XmlNode | null = document; node; node = nextNode(node)) {
    positions.set(node, positions.size)
    if (node.nodeType !== nodeTypes.element) continue
    const attributes: readonly XmlAttribute[] = attributesOf(node as XmlElement)
    for (const attribute of attributes) positions.set(attribute, positions.size)
  }
  return positions
}

/** The node after this one in document order. */
export function nextNode(node: XmlNode): XmlNode | null {
  if (node.firstChild) return node.firstChild
  for (let at: XmlNode | null = node; at; at = at.parentNode) if (at.nextSibling) return at.nextSibling
  return null
}
