/** Whether a text has code units up to U+007F only. */
function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false
  return true
}

/** Letters whose case the invariant culture leaves alone: dotted I and dotless i. */
const untouched: ReadonlySet<string> = new Set(['\u0130', '\u0131'])

/** Upper case as the invariant culture has it: one character gives one character. Source: .NET ToUpperInvariant. */
export function upperCase(text: string): string {
  if (isAscii(text)) return text.toUpperCase()
  return mapLetters(text, (letter) => letter.toUpperCase())
}

/** Lower case as the invariant culture has it: one character gives one character. Source: .NET ToLowerInvariant. */
export function lowerCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return mapLetters(text, (letter) => letter.toLowerCase())
}

/** A text for comparing without case; positions stay the same. Source: .NET OrdinalIgnoreCase. */
export function foldCase(text: string): string {
  return upperCase(text)
}

function mapLetters(text: string, change: (letter: string) => string): string {
  let result = ''
  for (const letter of text) {
    const changed = untouched.has(letter) ? letter : change(letter)
    result += changed.length === letter.length ? changed : letter
  }
  return result
}
