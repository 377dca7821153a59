import type { TextRange } from '../../shared/errors/index.ts'
import { isTemplate, parseExpression, parseTemplate } from '../../shared/expressions/index.ts'
import { stringNodes } from '../../shared/wdl/flow-references.ts'
import { openJsonDocument } from '../../shared/wdl/json-document.ts'
import { rangeInString } from '../../shared/wdl/json-location.ts'

/**
 * A piece of a field's text. The `source` of all pieces one after the other is the text, unit by unit: nothing is read
 * and printed anew, so a value that was only looked at stays as it is written.
 */
export type FieldSegment =
  | { readonly kind: 'text'; readonly source: string }
  /** An expression that is shown as a pill; `expression` is what stands inside of `@`, `@{}`. */
  | { readonly kind: 'pill'; readonly source: string; readonly expression: string }

/** How a field's text is read: as one string value, or as JSON that holds strings. */
export type FieldSyntax = 'string' | 'json'

/** Cuts a field's text into plain pieces and pills. What does not parse stays plain text, to be mended as such. */
export function segmentsOf(text: string, syntax: FieldSyntax): readonly FieldSegment[] {
  const pills = syntax === 'string' ? pillsOfString(text) : pillsOfJson(text)
  const segments: FieldSegment[] = []
  let at = 0
  for (const { start, end, expression } of pills) {
    if (start > at) segments.push({ kind: 'text', source: text.slice(at, start) })
    segments.push({ kind: 'pill', source: text.slice(start, end), expression })
    at = end
  }
  if (at < text.length) segments.push({ kind: 'text', source: text.slice(at) })
  return segments
}

/** The text that segments were cut from. */
export function textOfSegments(segments: readonly FieldSegment[]): string {
  return segments.map(({ source }) => source).join('')
}

interface Pill extends TextRange {
  readonly expression: string
}

function pillsOfString(text: string): readonly Pill[] {
  if (!isTemplate(text)) return []
  const { template } = parseTemplate(text, { maxLength: Number.POSITIVE_INFINITY })
  if (template.mode === 'literal') return []
  return template.segments.flatMap((segment) => {
    if (segment.kind !== 'expression') return []
    const { start, end } = segment.range
    const expression = text.slice(start, end)
    if (!isReadable(expression)) return []
    if (template.mode === 'expression') return [{ start: 0, end: text.length, expression }]
    return text[end] === '}' ? [{ start: start - 2, end: end + 1, expression }] : []
  })
}

function isReadable(expression: string): boolean {
  return parseExpression(expression, { maxLength: Number.POSITIVE_INFINITY }).issues.length === 0
}

/** Pills lie inside of the strings' quotes; property names stay text. */
function pillsOfJson(text: string): readonly Pill[] {
  if (!text.includes('@')) return []
  const { root } = openJsonDocument(text)
  if (root === undefined) return []
  const pills: Pill[] = []
  for (const node of stringNodes(root)) {
    const value = node.value as string
    const isName = node.parent?.type === 'property' && node.parent.children?.[0] === node
    // A literal that is not closed yet has no end that could be told from what follows.
    const isClosed = text[node.offset + node.length - 1] === '"' && node.length > 1
    if (isName || !isClosed) continue
    for (const pill of pillsOfString(value)) {
      const range = rangeInString(text, node, pill)
      pills.push({ ...range, expression: pill.expression })
    }
  }
  return pills
}

/**
 * The text of segments as the file gets it. What only stands where it was read comes out unit by unit. A pill that was
 * alone (`@expr`) and has company now becomes `@{expr}`; an `@` directly before a pill is written as a value of its own,
 * since `@@{` would make text of the pill.
 */
export function joinedSource(segments: readonly FieldSegment[], syntax: FieldSyntax): string {
  return segments
    .map((segment, index) => {
      const before = segments[index - 1]
      const after = segments[index + 1]
      if (segment.kind === 'pill') {
        if (segment.source.startsWith('@{') || isAlonePill(before, after, syntax)) return segment.source
        return `@{${segment.source.slice(1)}}`
      }
      if (after?.kind !== 'pill' || !segment.source.endsWith('@')) return segment.source
      return `${segment.source.slice(0, -1)}@{'@'}`
    })
    .join('')
}

function isAlonePill(
  before: FieldSegment | undefined,
  after: FieldSegment | undefined,
  syntax: FieldSyntax,
): boolean {
  if (syntax === 'string') return before === undefined && after === undefined
  return (
    before?.kind === 'text' &&
    after?.kind === 'text' &&
    before.source.endsWith('"') &&
    after.source.startsWith('"')
  )
}

/** The text of a pill for an expression: `@expr` alone where its type may be kept, `@{expr}` beside other text. */
export function pillSource(expression: string, isAlone: boolean): string {
  return isAlone ? `@${expression}` : `@{${expression}}`
}

/** A text as it stands inside of a JSON string's quotes. */
export function inJsonString(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
