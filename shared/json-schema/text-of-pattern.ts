import { isRiskyPattern } from './risky-pattern.ts'

/** A part of a pattern: makes its text, `extra` times more often than it must where it may. */
type Part = (extra: number) => string

/** Most characters a repetition is made with. */
const maxRepeat = 10_000

/**
 * A text that a regular expression accepts, of a length between two bounds; `undefined` when the pattern is beyond
 * us (look-around, back references) or no such text was found. What is given is checked by the pattern itself, unless
 * that may take without end.
 */
export function textOfPattern(pattern: string, minLength: number, maxLength: number): string | undefined {
  const check = compile(pattern)
  if (check === undefined || pattern.length > 1000) return undefined
  const isRisky = isRiskyPattern(pattern)
  const parser = new PatternParser(pattern)
  const part = parser.read()
  if (part === undefined) return undefined
  for (const extra of [0, 1, 2, 3, 4, 8, minLength, Math.max(0, minLength - 1)]) {
    const text = part(Math.min(extra, maxRepeat))
    if (text.length >= minLength && text.length <= maxLength && (isRisky || check.test(text))) return text
  }
  return undefined
}

function compile(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags)
    } catch {
      // Patterns of other languages are often fine without the strict mode.
    }
  }
  return undefined
}

class PatternParser {
  private readonly pattern: string
  private at = 0
  private isBeyond = false

  constructor(pattern: string) {
    this.pattern = pattern
  }

  read(): Part | undefined {
    const part = this.alternatives()
    return this.isBeyond || this.at < this.pattern.length ? undefined : part
  }

  /** `a|b`: the first that is not empty. */
  private alternatives(): Part {
    const first = this.sequence()
    while (this.pattern[this.at] === '|') {
      this.at += 1
      this.sequence()
    }
    return first
  }

  private sequence(): Part {
    const parts: Part[] = []
    for (let char = this.pattern[this.at]; char !== undefined && char !== '|' && char !== ')'; ) {
      const atom = this.atom(char)
      parts.push(this.repeated(atom))
      char = this.pattern[this.at]
    }
    return (extra) => parts.map((part) => part(extra)).join('')
  }

  private atom(char: string): Part {
    this.at += 1
    if (char === '^' || char === '$') return () => ''
    if (char === '.') return () => 'a'
    if (char === '(') return this.group()
    if (char === '[') return this.characterClass()
    if (char === '\\') return this.escape()
    return () => char
  }

  private group(): Part {
    const opening = /^\?(:|<[A-Za-z]\w*>)/.exec(this.pattern.slice(this.at))
    if (opening !== null) this.at += opening[0].length
    else if (this.pattern[this.at] === '?') this.isBeyond = true
    const inner = this.isBeyond ? () => '' : this.alternatives()
    if (this.pattern[this.at] !== ')') this.isBeyond = true
    this.at += 1
    return inner
  }

  private escape(): Part {
    const char = this.pattern[this.at] ?? ''
    this.at += 1
    if (/[1-9kpPuxc]/.test(char)) this.isBeyond = true
    const sample = escapes[char] ?? char
    return () => sample
  }

  private characterClass(): Part {
    const end = this.endOfClass()
    const inside = this.pattern.slice(this.at, end)
    this.at = end + 1
    const check = compile(`^[${inside}]$`)
    const sample = candidates.find((candidate) => check?.test(candidate))
    if (sample === undefined) this.isBeyond = true
    return () => sample ?? ''
  }

  private endOfClass(): number {
    let end = this.pattern[this.at] === '^' ? this.at + 1 : this.at
    if (this.pattern[end] === ']') end += 1
    while (end < this.pattern.length && this.pattern[end] !== ']') end += this.pattern[end] === '\\' ? 2 : 1
    return end
  }

  private repeated(atom: Part): Part {
    const match = /^(?:([*+?])|\{(\d+)(,(\d*))?\})[?+]?/.exec(this.pattern.slice(this.at))
    if (match === null) return atom
    this.at += match[0].length
    const [, sign, least, comma, most] = match
    const min = sign === undefined ? Number(least) : sign === '+' ? 1 : 0
    const max =
      sign === '?'
        ? 1
        : sign !== undefined || (comma !== undefined && most === '')
          ? maxRepeat
          : Number(most ?? least)
    return (extra) => {
      const count = Math.min(Math.max(min, Math.min(min + extra, max)), maxRepeat)
      return Array.from({ length: count }, () => atom(0)).join('')
    }
  }
}

const escapes: Readonly<Record<string, string>> = {
  d: '1',
  D: 'a',
  w: 'a',
  W: '-',
  s: ' ',
  S: 'a',
  b: '',
  B: '',
  n: '\n',
  r: '\r',
  t: '\t',
}

const candidates: readonly string[] = [
  ...'aA1bcdefghijklmnopqrstuvwxyzBCDEFGHIJKLMNOPQRSTUVWXYZ023456789-_. @/:+#,;!?*()[]{}<>=&%$\'"|~^`\\',
  '\n',
  '\t',
  'é',
  '漢',
]
