import { JsonError } from '../../json/json-error.ts'
import { parseJson } from '../../json/parse-json.ts'
import { type ContentEnvelope, textOfContent } from '../content.ts'
import { isXmlType } from '../content-type.ts'
import type { WdlValue } from '../value.ts'
import { XmlError } from '../xml/xml-error.ts'
import { xmlToJson } from '../xml/xml-to-json.ts'
import type { CallSite } from './call-site.ts'

/** The JSON value of a JSON text. */
export function jsonOfText(call: CallSite, text: string): WdlValue {
  try {
    return parseJson(text)
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause
    const problem = `The function 'json' needs JSON text for 'value': ${cause.message.replace(/\.$/, '')}`
    throw call.error('expression.argument-value', problem, 0, text, cause.hint)
  }
}

/** The JSON value of binary content: XML by the usual convention, anything else as JSON text. */
export function jsonOfContent(call: CallSite, content: ContentEnvelope): WdlValue {
  const text = textOfContent(content)
  if (text === undefined) throw call.wrongValue(0, 'content that is base64 in a known charset', content)
  if (!isXmlType(content['$content-type'])) return jsonOfText(call, text)
  try {
    return xmlToJson(text)
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause
    throw call.wrongValue(0, `well-formed XML (${cause.message})`, content)
  }
}
