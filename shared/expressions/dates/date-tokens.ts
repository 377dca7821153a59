/** A piece of a custom date format: a run of one pattern letter, or literal text. */
export type DateToken =
  | { readonly kind: 'field'; readonly letter: string; readonly count: number }
  | { readonly kind: 'text'; readonly value: string }

const fieldLetters = 'dfFghHKmMstyz:/'

/** Longest run of a letter that has a meaning of its own. */
const longestFraction = 7

/**
 * Cuts a custom date format into its pieces; `undefined` when it is malformed (an open quote, a backslash or `%` at
 * the end, eight `f`). Source: .NET, "Custom date and time format strings".
 */
export function readDateTokens(format: string): DateToken[] | undefined {
  const tokens: DateToken[] = []
  for (let at = 0; at < format.length; ) {
    const char = format[at] as string
    if (fieldLetters.includes(char)) {
      let end = at + 1
      if (char !== ':' && char !== '/' && char !== 'K') while (format[end] === char) end += 1
      if ((char === 'f' || char === 'F') && end - at > longestFraction) return undefined
      tokens.push({ kind: 'field', letter: char, count: end - at })
      at = end
    } else if (char === "'" || char === '"') {
      const quoted = readQuoted(format, at)
      if (!quoted) return undefined
      tokens.push({ kind: 'text', value: quoted.value })
      at = quoted.end
    } else if (char === '\\') {
      if (at + 1 >= format.length) return undefined
      tokens.push({ kind: 'text', value: format[at + 1] as string })
      at += 2
    } else if (char === '%') {
      if (at + 1 >= format.length || format[at + 1] === '%') return undefined
      at += 1
    } else {
      tokens.push({ kind: 'text', value: char })
      at += 1
    }
  }
  return tokens
}

function readQuoted(format: string, start: number): { value: string; end: number } | undefined {
  const quote = format[start]
  let value = ''
  for (let at = start + 1; at < format.length; at += 1) {
    const char = format[at] as string
    if (char === quote) return { value, end: at + 1 }
    if (char === '\\') {
      at += 1
      if (at >= format.length) return undefined
      value += format[at]
    } else value += char
  }
  return undefined
}
