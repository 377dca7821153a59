import type { XmlElement, XmlNode } from '@xmldom/xmldom'
import type { XPathResult } from 'xpath'
import { contentOfText, isContent, textOfContent } from '../content.ts'
import { floatValue } from '../numbers.ts'
import type { WdlValue } from '../value.ts'
import { evaluateXPath, nextNode } from '../xml/evaluate-xpath.ts'
import { attributesOf, nodeTypes, type ParsedXml, parseXml } from '../xml/parse-xml.ts'
import { writeXml } from '../xml/write-xml.ts'
import { XmlError } from '../xml/xml-error.ts'
import { estimateXPathCost, maxXPathCost } from '../xml/xpath-cost.ts'
import type { CallSite } from './call-site.ts'

/** What an XPath 1.0 expression finds in XML content. Prefixes are those that the document declares. */
export function selectXPath(call: CallSite, xml: WdlValue, xpath: WdlValue): WdlValue {
  const expression = call.text(xpath, 1)
  const parsed = takeXml(call, xml)
  const root = parsed.document.documentElement
  const { namespaces, nodes } = surveyDocument(root)
  if (estimateXPathCost(expression, nodes) > maxXPathCost) {
    const problem = `The XPath expression searches the document again for each of its ${nodes} nodes, which would take too long`
    throw call.error(
      'expression.argument-value',
      problem,
      1,
      xpath,
      "Use a plain path instead of '//' inside [ ].",
    )
  }
  let result: XPathResult
  try {
    result = evaluateXPath(expression, parsed.document, namespaces)
  } catch (cause) {
    if (cause instanceof RangeError) throw cause
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''
    throw call.wrongValue(
      1,
      `an XPath 1.0 expression${reason === '' ? '' : ` (${reason.slice(0, 120)})`}`,
      xpath,
    )
  }
  if (typeof result === 'number') return floatValue(result)
  if (typeof result === 'string' || typeof result === 'boolean') return result
  return result.map((node) => nodeResult(node, parsed))
}

function takeXml(call: CallSite, xml: WdlValue): ParsedXml {
  if (!isContent(xml)) {
    if (typeof xml !== 'string') throw call.wrongType(0, 'XML', xml)
    throw call.error(
      'expression.argument-type',
      "The function 'xpath' takes XML for 'xml', but found text",
      0,
      xml,
      'Wrap it in xml().',
    )
  }
  try {
    return parseXml(textOfContent(xml) ?? '')
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause
    throw call.wrongValue(0, `well-formed XML (${cause.message})`, xml)
  }
}

function nodeResult(node: XmlNode, parsed: ParsedXml): WdlValue {
  if (node.nodeType === nodeTypes.element || node.nodeType === nodeTypes.document) {
    return contentOfText(writeXml(node, parsed), 'application/xml;charset=utf-8')
  }
  return node.nodeValue ?? ''
}

/** How many nodes there are, and the prefixes declared anywhere; the outermost declaration of each counts. */
function surveyDocument(root: XmlElement | null): { namespaces: Record<string, string>; nodes: number } {
  const namespaces: Record<string, string> = Object.create(null)
  let nodes = 0
  for (let node: XmlNode | null = root; node; node = nextNode(node)) {
    nodes += 1
    if (node.nodeType !== nodeTypes.element) continue
    for (const { name, value } of attributesOf(node as XmlElement)) {
      if (name.startsWith('xmlns:')) namespaces[name.slice(6)] ??= value
    }
  }
  return { namespaces, nodes }
}
