import { contentOfBase64, contentOfText, isContent, isObject } from '../content.ts'
import type { WdlValue } from '../value.ts'
import { jsonToXml } from '../xml/json-to-xml.ts'
import { normalizeXml } from '../xml/normalize-xml.ts'
import { XmlError } from '../xml/xml-error.ts'
import type { CallSite } from './call-site.ts'

const xmlType = 'application/xml;charset=utf-8'

/** XML content of a text, of binary content or of an object with one root property. */
export function xmlOfValue(call: CallSite, value: WdlValue): WdlValue {
  try {
    if (typeof value === 'string') return contentOfText(normalizeXml(value), xmlType)
    if (isContent(value)) return contentOfBase64(value.$content, xmlType)
    if (isObject(value)) return contentOfText(jsonToXml(value), xmlType)
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause
    throw call.wrongValue(
      0,
      `${typeof value === 'string' ? 'well-formed XML' : 'an object that fits XML'} (${cause.message})`,
      value,
    )
  }
  throw call.wrongType(0, 'XML text or an object', value)
}
