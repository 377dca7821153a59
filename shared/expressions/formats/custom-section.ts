/** A piece of a custom number format. */
export type CustomToken =
  | { readonly kind: 'digit' | 'point' | 'percent' | 'perMille' }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'exponent'; readonly letter: string; readonly plus: boolean; readonly width: number }

/** One section of a custom number format with what has to be known before the first digit is written. */
export interface CustomSection {
  readonly tokens: readonly CustomToken[]
  readonly digitCount: number
  /** Number of digit placeholders before the decimal point. */
  readonly decimalPosition: number
  /** Placeholder index of the first `0`, and the index after the last one. */
  readonly firstZero: number
  readonly lastZero: number
  readonly hasGroups: boolean
  readonly isScientific: boolean
  /** Powers of ten from `%` and from commas at the end of the whole digits. */
  readonly scaleAdjust: number
}

/** The sections of a format, cut at `;` outside quotes. */
export function splitSections(format: string): string[] {
  const sections = ['']
  for (let at = 0; at < format.length; at += 1) {
    const char = format[at] as string
    let piece = char
    if (char === '\\') {
      piece += format[at + 1] ?? ''
    } else if (char === "'" || char === '"') {
      const close = format.indexOf(char, at + 1)
      piece = close === -1 ? format.slice(at) : format.slice(at, close + 1)
    } else if (char === ';') {
      sections.push('')
      continue
    }
    at += piece.length - 1
    sections[sections.length - 1] += piece
  }
  return sections
}

/** Reads one section. */
export function readSection(section: string): CustomSection {
  const tokens: CustomToken[] = []
  let digitCount = 0
  let decimalPosition = -1
  let firstZero = Number.POSITIVE_INFINITY
  let lastZero = 0
  let groupPosition = -1
  let groupCount = 0
  let hasGroups = false
  let isScientific = false
  let scaleAdjust = 0
  for (let at = 0; at < section.length; at += 1) {
    const char = section[at] as string
    switch (char) {
      case '0':
        firstZero = Math.min(firstZero, digitCount)
        lastZero = digitCount + 1
        digitCount += 1
        tokens.push({ kind: 'digit' })
        break
      case '#':
        digitCount += 1
        tokens.push({ kind: 'digit' })
        break
      case '.':
        if (decimalPosition < 0) decimalPosition = digitCount
        tokens.push({ kind: 'point' })
        break
      case ',':
        if (digitCount === 0 || decimalPosition >= 0) break
        if (groupPosition === digitCount) groupCount += 1
        else {
          if (groupPosition >= 0) hasGroups = true
          groupPosition = digitCount
          groupCount = 1
        }
        break
      case '%':
        scaleAdjust += 2
        tokens.push({ kind: 'percent' })
        break
      case '\u2030':
        scaleAdjust += 3
        tokens.push({ kind: 'perMille' })
        break
      case "'":
      case '"': {
        const close = section.indexOf(char, at + 1)
        const end = close === -1 ? section.length : close
        tokens.push({ kind: 'text', value: section.slice(at + 1, end) })
        at = end
        break
      }
      case '\\':
        at += 1
        tokens.push({ kind: 'text', value: section[at] ?? '' })
        break
      default: {
        const exponent = /^([Ee])([+-]?)(0+)/.exec(section.slice(at))
        if (exponent && !isScientific) {
          const [whole, letter = 'E', sign, zeros = '0'] = exponent
          isScientific = true
          tokens.push({ kind: 'exponent', letter, plus: sign === '+', width: Math.min(zeros.length, 10) })
          at += whole.length - 1
        } else tokens.push({ kind: 'text', value: char })
      }
    }
  }
  if (decimalPosition < 0) decimalPosition = digitCount
  if (groupPosition >= 0) {
    if (groupPosition === decimalPosition) scaleAdjust -= groupCount * 3
    else hasGroups = true
  }
  return { tokens, digitCount, decimalPosition, firstZero, lastZero, hasGroups, isScientific, scaleAdjust }
}
