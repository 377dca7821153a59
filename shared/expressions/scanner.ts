import type { TextRange } from '../errors/index.ts'
import { say } from '../errors/say.ts'
import { type ExpressionIssue, issue } from './issue.ts'

/** Token types, named as the platform's scanner names them. */
export type TokenType =
  | 'StringLiteral'
  | 'IntegerLiteral'
  | 'FloatLiteral'
  | 'Identifier'
  | 'LeftParenthesis'
  | 'RightParenthesis'
  | 'LeftSquareBracket'
  | 'RightSquareBracket'
  | 'Comma'
  | 'Dot'
  | 'QuestionMark'
  | 'Unknown'
  | 'EndOfData'

/** A token; `value` is the text as written, for a string literal its decoded text. */
export interface Token {
  readonly type: TokenType
  readonly value: string
  readonly range: TextRange
}

const punctuation: Readonly<Record<string, TokenType>> = {
  '(': 'LeftParenthesis',
  ')': 'RightParenthesis',
  '[': 'LeftSquareBracket',
  ']': 'RightSquareBracket',
  ',': 'Comma',
  '.': 'Dot',
  '?': 'QuestionMark',
}

const whiteSpace = /\s/
const identifierEnd = /[\s.,(){}[\]?@']/
const digit = /\d/

/** Quotes that text editors and word processors put in the place of `'`, with the one that closes each. */
const foreignQuotes: Readonly<Record<string, string>> = {
  '"': '"',
  '\u2018': '\u2019\u2018\u201b',
  '\u2019': '\u2019\u2018',
  '\u201b': '\u2019\u2018',
  '\u201c': '\u201d\u201c',
  '\u201d': '\u201d\u201c',
  '\u201e': '\u201d\u201c',
  '`': '`',
  '\u00b4': '\u00b4',
}

const operatorHints: Readonly<Record<string, string>> = {
  '+': "There are no operators: write 'add(a, b)' for numbers or 'concat(a, b)' for text.",
  '-': "There are no operators: write 'sub(a, b)'.",
  '*': "There are no operators: write 'mul(a, b)'.",
  '/': "There are no operators: write 'div(a, b)'.",
  '%': "There are no operators: write 'mod(a, b)'.",
  '=': "There are no operators: write 'equals(a, b)'.",
  '==': "There are no operators: write 'equals(a, b)'.",
  '===': "There are no operators: write 'equals(a, b)'.",
  '!=': "There are no operators: write 'not(equals(a, b))'.",
  '<>': "There are no operators: write 'not(equals(a, b))'.",
  '>': "There are no operators: write 'greater(a, b)'.",
  '>=': "There are no operators: write 'greaterOrEquals(a, b)'.",
  '<': "There are no operators: write 'less(a, b)'.",
  '<=': "There are no operators: write 'lessOrEquals(a, b)'.",
  '&&': "There are no operators: write 'and(a, b)'.",
  '||': "There are no operators: write 'or(a, b)'.",
  '&': "There are no operators: write 'concat(a, b)' for text or 'and(a, b)' for conditions.",
  '!': "There are no operators: write 'not(a)'.",
  and: "Write 'and(a, b)'.",
  or: "Write 'or(a, b)'.",
  not: "Write 'not(a)'.",
  eq: "Write 'equals(a, b)'.",
}

/** What to say about a word that stands where an operator would. */
export function operatorHint(word: string): string | undefined {
  return Object.hasOwn(operatorHints, word.toLowerCase()) ? operatorHints[word.toLowerCase()] : undefined
}

/**
 * Cuts an expression (without its `@`) into tokens. Never throws: unreadable characters become `Unknown` tokens
 * with an issue each. The last token is `EndOfData`. Source: the public designer's scanner.
 */
export function scan(source: string): { tokens: Token[]; issues: ExpressionIssue[] } {
  const tokens: Token[] = []
  const issues: ExpressionIssue[] = []
  const push = (type: TokenType, value: string, start: number, end: number) => {
    tokens.push({ type, value, range: { start, end } })
    return end
  }
  let at = 0
  while (at < source.length) {
    const char = source[at] as string
    const type = punctuation[char]
    if (whiteSpace.test(char)) at += 1
    else if (type !== undefined) at = push(type, char, at, at + 1)
    else if (char === "'") {
      const { value, end, closed } = readString(source, at)
      if (!closed) issues.push(unclosedString({ start: at, end }))
      at = push('StringLiteral', value, at, end)
    } else if (char === '+' || char === '-' || digit.test(char)) {
      at = scanNumber(source, at, push, issues)
    } else if (char in foreignQuotes) {
      const { value, end } = readForeignString(source, at, foreignQuotes[char] as string)
      issues.push(
        issue(
          'expression.unexpected-character',
          char === '"'
            ? 'Text takes single quotes, not double quotes.'
            : 'Text takes straight single quotes.',
          { start: at, end },
          say`Write '${value.replaceAll("'", "''")}'.`,
        ),
      )
      at = push('StringLiteral', value, at, end)
    } else if (identifierEnd.test(char)) {
      issues.push(strayCharacter(char, at))
      at = push('Unknown', char, at, at + 1)
    } else at = push('Identifier', ...readIdentifier(source, at))
  }
  push('EndOfData', '', source.length, source.length)
  return { tokens, issues }
}

function readString(source: string, start: number): { value: string; end: number; closed: boolean } {
  let from = start + 1
  for (;;) {
    const quote = source.indexOf("'", from)
    if (quote === -1) {
      return { value: unquote(source.slice(start + 1)), end: source.length, closed: false }
    }
    if (source[quote + 1] !== "'") {
      return { value: unquote(source.slice(start + 1, quote)), end: quote + 1, closed: true }
    }
    from = quote + 2
  }
}

function unquote(text: string): string {
  return text.replaceAll("''", "'")
}

function unclosedString(range: TextRange): ExpressionIssue {
  return issue(
    'expression.unclosed-string',
    'This text has no closing quote.',
    range,
    "Close it with '; a quote inside text is written twice ('').",
  )
}

function readForeignString(source: string, start: number, closing: string): { value: string; end: number } {
  let end = start + 1
  while (end < source.length && !closing.includes(source[end] as string)) end += 1
  return { value: source.slice(start + 1, end), end: Math.min(end + 1, source.length) }
}

function readIdentifier(source: string, start: number): [string, number, number] {
  let end = start
  while (end < source.length && !identifierEnd.test(source[end] as string)) end += 1
  return [source.slice(start, end), start, end]
}

function scanNumber(
  source: string,
  start: number,
  push: (type: TokenType, value: string, start: number, end: number) => number,
  issues: ExpressionIssue[],
): number {
  const match = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/.exec(source.slice(start, start + 1000))
  // `.5` without a sign is a dot and an integer; the caller never comes here with a dot.
  const text = match?.[0] ?? ''
  let end = start + text.length
  const next = source[end]
  if (text === '' || (next !== undefined && !identifierEnd.test(next)) || isSecondDot(text, next)) {
    do end += 1
    while (end < source.length && !/[\s,(){}[\]?@']/.test(source[end] as string))
    const bad = source.slice(start, end)
    issues.push(
      issue(
        'expression.unexpected-character',
        /^[+-]$/.test(bad) ? say`The language has no operator '${bad}'.` : say`'${bad}' is not a number.`,
        { start, end },
        operatorHint(bad) ?? (/^[+-]/.test(bad) ? operatorHint(bad.charAt(0)) : undefined),
      ),
    )
    return push('Unknown', bad, start, end)
  }
  return push(/[.eE]/.test(text) ? 'FloatLiteral' : 'IntegerLiteral', text, start, end)
}

function isSecondDot(text: string, next: string | undefined): boolean {
  return next === '.' && /[.eE]/.test(text)
}

function strayCharacter(char: string, at: number): ExpressionIssue {
  const range = { start: at, end: at + 1 }
  if (char === '@') {
    return issue(
      'expression.unexpected-character',
      "An '@' stands inside an expression.",
      range,
      "Leave the '@' out: functions inside an expression are written without it.",
    )
  }
  const hint =
    char === '{' || char === '}'
      ? 'The language has no object literals: write json(\'{"name": 1}\'), or build it in a Compose action.'
      : undefined
  return issue(
    'expression.unexpected-character',
    say`The character '${char}' is not expected here.`,
    range,
    hint,
  )
}
