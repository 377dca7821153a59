import { parseExpression } from './parser.ts'
import { shiftExpression, shiftIssue } from './shift.ts'
import { type ParsedTemplate, readSegments } from './template-segments.ts'

/** Whether a JSON string is more than plain text to the language (an expression, `@{}` or an escape). */
export function isTemplate(text: string): boolean {
  return (text.length > 1 && text.charCodeAt(0) === 64) || text.includes('@{')
}

/**
 * Parses a whole JSON string value by the `@` rules: a leading `@@` makes all of it literal, a leading `@` an
 * expression that keeps its type, any `@{...}` text with values in it; `@@{` is an escaped `@{`.
 * Ranges count UTF-16 units of `text`. Never throws. Source: WDL schema reference, "Expressions".
 */
export function parseTemplate(text: string, options: { maxLength?: number } = {}): ParsedTemplate {
  const range = { start: 0, end: text.length }
  if (!isTemplate(text)) {
    return { template: { mode: 'literal', segments: [{ kind: 'text', value: text, range }] }, issues: [] }
  }
  if (text.startsWith('@@')) {
    return {
      template: { mode: 'literal', segments: [{ kind: 'text', value: text.slice(1), range }] },
      issues: [],
    }
  }
  if (text.startsWith('@') && !text.startsWith('@{')) {
    const parsed = parseExpression(text.slice(1), options)
    const expression = shiftExpression(parsed.expression, 1)
    return {
      template: {
        mode: 'expression',
        segments: [{ kind: 'expression', expression, range: { start: 1, end: text.length } }],
      },
      issues: parsed.issues.map((found) => shiftIssue(found, 1)),
    }
  }
  return readSegments(text, options)
}

export type { ParsedTemplate }
