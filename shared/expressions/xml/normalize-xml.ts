import { parseXml } from './parse-xml.ts'
import { writeXml } from './write-xml.ts'

/** XML text as the platform keeps it: checked, without white space between elements. Throws `XmlError`. */
export function normalizeXml(text: string): string {
  const parsed = parseXml(text)
  return writeXml(parsed.document, parsed)
}
