/** A text percent-encoded for any place of a URL: only letters, digits and `-._~` stay. Source: RFC 3986, 2.3. */
export function encodePart(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, percent)
}

/** As `encodePart`, but reserved characters and whole escapes stay. Source: RFC 6570, 1.5. */
export function encodeReserved(text: string): string {
  return encodeURI(wellFormed(text))
    .replace(/%25([0-9A-Fa-f]{2})/g, '%$1')
    .replace(/%5B/gi, '[')
    .replace(/%5D/gi, ']')
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`
}

/** Half a character has no bytes; it becomes U+FFFD, as in any UTF-8 writer. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}
