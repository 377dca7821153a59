/** Text escaped for an element's content. */
export function escapeXmlText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;')
}

/** Text escaped for an attribute in double quotes. */
export function escapeXmlAttribute(text: string): string {
  return escapeXmlText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;')
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Undoes escaping of element content; what is no known entity stays. */
export function unescapeXmlText(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return entities[name as string] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

const nameStart =
  /[:A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD]/
const nameRest = /[-.0-9\u00B7\u203F-\u2040]|[\u0300-\u036F]/

/** A text as an XML name: other characters become `_xHHHH_`. `isLocal` also escapes colons. Source: .NET `XmlConvert`. */
export function encodeName(name: string, isLocal: boolean): string {
  let result = ''
  let at = 0
  for (const char of name) {
    const fits = nameStart.test(char) || (at > 0 && nameRest.test(char))
    const isColon = isLocal && char === ':'
    const looksEscaped = char === '_' && /^_x[\da-fA-F]{4}(?:[\da-fA-F]{4})?_/.test(name.slice(at, at + 11))
    if (fits && !isColon && !looksEscaped) result += char
    else {
      const code = char.codePointAt(0) ?? 0
      result += `_x${code
        .toString(16)
        .toUpperCase()
        .padStart(code > 0xffff ? 8 : 4, '0')}_`
    }
    at += char.length
  }
  return result
}

/** Undoes `encodeName`. */
export function decodeName(name: string): string {
  return name.replace(/_x([\da-fA-F]{8}|[\da-fA-F]{4})_/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16)
    return code > 0x10ffff ? whole : String.fromCodePoint(code)
  })
}
