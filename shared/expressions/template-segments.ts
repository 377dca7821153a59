import type { Template, TemplateSegment } from './ast.ts'
import { type ExpressionIssue, issue } from './issue.ts'
import { parseExpression } from './parser.ts'
import { shiftExpression, shiftIssue } from './shift.ts'

/** A template's parts with everything that was wrong about its text. */
export interface ParsedTemplate {
  readonly template: Template
  readonly issues: readonly ExpressionIssue[]
}

/** Cuts a text with `@{...}` into plain and evaluated parts. A `}` inside quotes does not close. */
export function readSegments(text: string, options: { maxLength?: number }): ParsedTemplate {
  const segments: TemplateSegment[] = []
  const issues: ExpressionIssue[] = []
  let plain = ''
  let plainStart = 0
  let at = 0
  const flush = (end: number) => {
    if (plain !== '') segments.push({ kind: 'text', value: plain, range: { start: plainStart, end } })
    plain = ''
  }
  while (at < text.length) {
    const open = text.indexOf('@{', at)
    if (open === -1) {
      plain += text.slice(at)
      break
    }
    if (open > 0 && text[open - 1] === '@' && open - 1 >= at) {
      plain += `${text.slice(at, open)}{`
      at = open + 2
      continue
    }
    plain += text.slice(at, open)
    flush(open)
    const close = findClose(text, open + 2)
    const end = close === -1 ? text.length : close
    const parsed = parseExpression(text.slice(open + 2, end), options)
    if (close === -1) {
      const message = "The '@{' is not closed."
      issues.push(issue('expression.unclosed-call', message, { start: open, end: text.length }, "Add a '}'."))
    }
    issues.push(...parsed.issues.map((found) => shiftIssue(found, open + 2)))
    const expression = shiftExpression(parsed.expression, open + 2)
    segments.push({ kind: 'expression', expression, range: { start: open + 2, end } })
    at = close === -1 ? text.length : close + 1
    plainStart = at
  }
  flush(text.length)
  const mode = segments.some((segment) => segment.kind === 'expression') ? 'interpolation' : 'literal'
  return { template: { mode, segments: mode === 'literal' ? joinText(segments, text) : segments }, issues }
}

function findClose(text: string, start: number): number {
  let quoted = false
  for (let at = start; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 39) quoted = !quoted
    else if (unit === 125 && !quoted) return at
  }
  return -1
}

function joinText(segments: readonly TemplateSegment[], text: string): TemplateSegment[] {
  const value = segments.map((segment) => (segment.kind === 'text' ? segment.value : '')).join('')
  return [{ kind: 'text', value, range: { start: 0, end: text.length } }]
}
