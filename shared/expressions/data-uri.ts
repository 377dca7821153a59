import { type ContentEnvelope, contentOfBase64, contentOfText, textOfContent } from './content.ts'
import { charsetOf } from './content-type.ts'
import { percentDecode } from './percent-encoding.ts'

/**
 * Reads a data URI. As binary it keeps its whole content type, which must be well formed with a charset that is
 * known; as text its charset must be UTF-8. `undefined` when it is none. Source: RFC 2397, as the platform reads it.
 */
export function readDataUri(uri: string, wanted: 'binary' | 'text'): ContentEnvelope | undefined {
  const match = /^data:([^,]*),(.*)$/is.exec(uri)
  if (!match) return undefined
  const [, meta = '', data = ''] = match
  const parts = meta.split(';')
  const isBase64 = parts.at(-1)?.trim().toLowerCase() === 'base64'
  if (isBase64) parts.pop()
  const [mediaType = '', ...parameters] = parts
  if (mediaType === '' && parameters.length > 0) return undefined
  if (!isMediaType(mediaType, parameters, wanted)) return undefined
  const contentType = mediaType === '' ? 'text/plain' : [mediaType, ...parameters].join(';')
  if (!isKnownCharset(contentType, wanted)) return undefined
  if (!isBase64) return contentOfText(percentDecode(data.replaceAll('+', ' ')), contentType)
  const content = contentOfBase64(data, contentType)
  return textOfContent({ ...content, '$content-type': 'text/plain' }) === undefined ? undefined : content
}

function isMediaType(mediaType: string, parameters: readonly string[], wanted: 'binary' | 'text'): boolean {
  if (wanted === 'text') return true
  if (mediaType !== '' && mediaType.split('/').length !== 2) return false
  return parameters.every((parameter) => parameter !== '' && parameter.split('=').length <= 2)
}

function isKnownCharset(contentType: string, wanted: 'binary' | 'text'): boolean {
  const charset = charsetOf(contentType)
  if (charset === 'utf-8' || charset === 'utf8') return true
  return wanted === 'binary' && textOfContent({ '$content-type': contentType, $content: '' }) !== undefined
}
