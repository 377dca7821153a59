import type { WdlValue } from '../expressions/value.ts'
import { JsonError } from './json-error.ts'
import { readNumber } from './number-text.ts'

/** Deepest nesting of arrays and objects that is read; deeper text is an error, not a crash. */
export const maxJsonDepth = 512

/**
 * Numbers that `JSON.parse` would change: whole floats, exponents, 16 digits or more, minus zero. Looks where numbers
 * stand, so that dates and identifiers inside strings seldom send a text the slow way; that way is right as well.
 */
const delicateNumber =
  /(?:^|[[:,\s])-?(?:\d{16}|(?:0|[1-9]\d*)(?:\.0+(?=[\s,\]}]|$)|(?:\.\d+)?[eE][-+\d]))|-0(?=[\s,\]}]|$)/

/**
 * Reads JSON text without loss: 64-bit integers exact, `5.0` stays a float, `__proto__` is plain data, a later
 * duplicate name wins. Throws `JsonError` with line and column. Source: RFC 8259.
 */
export function parseJson(text: string): WdlValue {
  if (!delicateNumber.test(text) && !isDeep(text)) {
    try {
      return JSON.parse(text) as WdlValue
    } catch {
      // The exact reader below finds the place and says it in our words.
    }
  }
  return new JsonReader(text).read()
}

function isDeep(text: string): boolean {
  if (text.length < maxJsonDepth) return false
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 34) {
      at = endOfString(text, at)
    } else if (unit === 91 || unit === 123) {
      depth += 1
      if (depth > maxJsonDepth) return true
    } else if (unit === 93 || unit === 125) depth -= 1
  }
  return false
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text.charCodeAt(at) !== 34) at += text.charCodeAt(at) === 92 ? 2 : 1
  return at
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

class JsonReader {
  private readonly text: string
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  read(): WdlValue {
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1
    const value = this.value(0)
    this.space()
    if (this.at < this.text.length) throw this.error('There is more text after the JSON value')
    return value
  }

  private error(problem: string, hint?: string): JsonError {
    return new JsonError(problem, this.text, this.at, hint)
  }

  private space(): void {
    for (; this.at < this.text.length; this.at += 1) {
      const unit = this.text.charCodeAt(this.at)
      if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return
    }
  }

  private value(depth: number): WdlValue {
    this.space()
    const char = this.text[this.at]
    if (char === undefined) throw this.error('The JSON text ends where a value is expected')
    if (char === '{' || char === '[') {
      if (depth >= maxJsonDepth)
        throw this.error(`The JSON text is nested deeper than ${maxJsonDepth} levels`)
      return char === '{' ? this.object(depth) : this.array(depth)
    }
    if (char === '"') return this.string()
    if (char === '-' || (char >= '0' && char <= '9')) return this.number()
    for (const [word, value] of words) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length
        return value
      }
    }
    const hint = char === "'" ? 'JSON takes double quotes.' : undefined
    throw this.error(`'${printable(char)}' does not start a JSON value`, hint)
  }

  private object(depth: number): WdlValue {
    const entries: Record<string, WdlValue> = {}
    this.at += 1
    this.space()
    if (this.text[this.at] === '}') {
      this.at += 1
      return entries
    }
    for (;;) {
      this.space()
      if (this.text[this.at] !== '"') throw this.error('A property name in double quotes is expected')
      const name = this.string()
      this.space()
      if (this.text[this.at] !== ':') throw this.error("A ':' is expected after the property name")
      this.at += 1
      const value = this.value(depth + 1)
      if (name === '__proto__') {
        Object.defineProperty(entries, name, { value, enumerable: true, configurable: true, writable: true })
      } else entries[name] = value
      if (this.closes('}', 'object')) return entries
    }
  }

  private array(depth: number): WdlValue {
    const items: WdlValue[] = []
    this.at += 1
    this.space()
    if (this.text[this.at] === ']') {
      this.at += 1
      return items
    }
    for (;;) {
      items.push(this.value(depth + 1))
      if (this.closes(']', 'array')) return items
    }
  }

  private closes(end: string, what: string): boolean {
    this.space()
    const char = this.text[this.at]
    if (char === end) {
      this.at += 1
      return true
    }
    if (char !== ',') throw this.error(`A ',' or '${end}' is expected in the ${what}`)
    this.at += 1
    this.space()
    if (this.text[this.at] === end) throw this.error(`A ',' stands before '${end}'`, 'Remove the last comma.')
    return false
  }

  private number(): WdlValue {
    numberToken.lastIndex = this.at
    const token = numberToken.exec(this.text)?.[0]
    if (token === undefined) throw this.error('This is not a JSON number')
    this.at += token.length
    return readNumber(token)
  }

  private string(): string {
    const start = this.at + 1
    let at = start
    let result = ''
    let copied = start
    for (; ; at += 1) {
      const unit = this.text.charCodeAt(at)
      if (unit === 34) break
      if (Number.isNaN(unit) || unit < 32) {
        this.at = at
        throw this.error(Number.isNaN(unit) ? 'A string is not closed' : 'A string holds a control character')
      }
      if (unit !== 92) continue
      result += this.text.slice(copied, at)
      const letter = this.text[at + 1] ?? ''
      const hex = letter === 'u' ? this.text.slice(at + 2, at + 6) : ''
      const plain = escapes[letter]
      if (plain !== undefined) {
        result += plain
        at += 1
      } else if (/^[\da-fA-F]{4}$/.test(hex)) {
        result += String.fromCharCode(Number.parseInt(hex, 16))
        at += 5
      } else {
        this.at = at
        throw this.error('This is not a JSON escape')
      }
      copied = at + 1
    }
    this.at = at + 1
    return result + this.text.slice(copied, at)
  }
}

const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

const words: readonly (readonly [string, WdlValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
]

function printable(char: string): string {
  return char < ' ' ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : char
}
