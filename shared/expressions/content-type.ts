/** The charset of a content type, in lower case; `utf-8` when it names none. */
export function charsetOf(contentType: string): string {
  const match = /;\s*charset\s*=\s*"?([^;"\s]+)/i.exec(contentType)
  return match?.[1]?.toLowerCase() ?? 'utf-8'
}

/** The media type without parameters, in lower case. */
export function mediaTypeOf(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase()
}

/** Whether content of this type is JSON. */
export function isJsonType(contentType: string): boolean {
  return /^(?:application|text)\/(?:[\w.+-]+\+)?json$/.test(mediaTypeOf(contentType))
}

/** Whether content of this type is XML. */
export function isXmlType(contentType: string): boolean {
  return /^(?:application|text)\/(?:[\w.+-]+\+)?xml$/.test(mediaTypeOf(contentType))
}
