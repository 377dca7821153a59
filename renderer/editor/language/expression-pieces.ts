/** A part of an expression in a line of JSON, with columns from 0. */
export interface ExpressionPiece {
  readonly start: number
  readonly end: number
  readonly kind: 'mark' | 'function' | 'text' | 'number' | 'keyword' | 'punctuation'
}

/** Lines longer than this, in UTF-16 units, stay as they are. */
const maxLine = 20_000

/** A string, and the colon that makes it a key. */
const jsonString = /"((?:[^"\\]|\\.)*)"(\s*:)?/g
const token =
  /'(?:[^']|'')*'?|[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[A-Za-z_$][\w$]*(?=\s*\()|\b(?:true|false|null)\b|[A-Za-z_$][\w$]*|[()[\]?.,]/g

/** The parts of the expressions that the strings of a line hold. A string does not go over a line in JSON. */
export function expressionPieces(line: string): readonly ExpressionPiece[] {
  if (line.length > maxLine || !line.includes('@')) return []
  const pieces: ExpressionPiece[] = []
  for (const { 1: content = '', 2: colon, index } of line.matchAll(jsonString)) {
    if (colon !== undefined) continue
    const start = index + 1
    if (/^@[^@{]/.test(content)) {
      pieces.push({ start, end: start + 1, kind: 'mark' })
      pieces.push(...piecesOf(content, 1, content.length, start))
    } else pieces.push(...interpolations(content, start))
  }
  return pieces
}

function* interpolations(content: string, base: number): Generator<ExpressionPiece> {
  let at = 0
  for (;;) {
    const open = content.indexOf('@{', at)
    if (open === -1) return
    // `@@{` is a plain at sign.
    if (content[open - 1] === '@' && content[open - 2] !== '@') {
      at = open + 2
      continue
    }
    const close = closeOf(content, open + 2)
    yield { start: base + open, end: base + open + 2, kind: 'mark' }
    yield* piecesOf(content, open + 2, close, base)
    if (close < content.length) yield { start: base + close, end: base + close + 1, kind: 'mark' }
    at = close + 1
  }
}

/** Where an interpolation ends: its brace, not one inside of a text. */
function closeOf(content: string, from: number): number {
  let isText = false
  for (let at = from; at < content.length; at++) {
    if (content[at] === "'") isText = !isText
    else if (content[at] === '}' && !isText) return at
  }
  return content.length
}

function* piecesOf(content: string, from: number, to: number, base: number): Generator<ExpressionPiece> {
  for (const { 0: word, index } of content.slice(from, to).matchAll(token)) {
    const kind = kindOf(word, content.slice(from + index + word.length, to))
    if (kind === undefined) continue
    const start = base + from + index
    yield { start, end: start + word.length, kind }
  }
}

function kindOf(word: string, rest: string): ExpressionPiece['kind'] | undefined {
  if (word.startsWith("'")) return 'text'
  if (/^[+-]?\d/.test(word)) return 'number'
  if (/^(?:true|false|null)$/.test(word)) return 'keyword'
  if (/^[()[\]?.,]$/.test(word)) return 'punctuation'
  return /^\s*\(/.test(rest) ? 'function' : undefined
}
