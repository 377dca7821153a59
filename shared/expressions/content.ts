import { decodeBase64, decodeText, encodeBase64, encodeUtf8 } from './bytes.ts'
import { charsetOf } from './content-type.ts'
import type { WdlObject, WdlValue } from './value.ts'
import { WdlDecimal, WdlFloat } from './value.ts'

/** How the language carries binary content: a content type and base64. */
export interface ContentEnvelope extends WdlObject {
  readonly '$content-type': string
  readonly $content: string
}

/** Whether a value is a JSON object (not an array, not a float or decimal). */
export function isObject(value: WdlValue): value is WdlObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof WdlFloat) &&
    !(value instanceof WdlDecimal)
  )
}

/** Whether a value is an array. */
export function isArray(value: WdlValue): value is readonly WdlValue[] {
  return Array.isArray(value)
}

/** Whether a value is binary content. */
export function isContent(value: WdlValue): value is ContentEnvelope {
  return (
    isObject(value) &&
    Object.hasOwn(value, '$content-type') &&
    Object.hasOwn(value, '$content') &&
    typeof value['$content-type'] === 'string' &&
    typeof value.$content === 'string'
  )
}

/** Content of bytes given as base64 already. */
export function contentOfBase64(base64: string, contentType: string): ContentEnvelope {
  return { '$content-type': contentType, $content: base64 }
}

/** Content of a text's UTF-8 bytes. */
export function contentOfText(text: string, contentType: string): ContentEnvelope {
  return contentOfBase64(encodeBase64(encodeUtf8(text)), contentType)
}

/** The text of binary content in its charset (UTF-8 without one); `undefined` when it is no base64. */
export function textOfContent(content: ContentEnvelope): string | undefined {
  const bytes = decodeBase64(content.$content)
  return bytes && decodeText(bytes, charsetOf(content['$content-type']))
}
