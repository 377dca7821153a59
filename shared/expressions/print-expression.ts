import { printDouble } from '../json/number-text.ts'
import type { Expression, Template } from './ast.ts'
import { WdlFloat } from './value.ts'

/** Expression text of a tree; parsing it gives the same tree. A missing part prints as nothing. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return printLiteral(expression.value)
    case 'call':
      return `${expression.name}(${expression.args.map(printExpression).join(', ')})`
    case 'access': {
      const target = printExpression(expression.target)
      const guard = expression.safe ? '?' : ''
      if (expression.notation === 'dot' && expression.key.kind === 'literal') {
        return `${target}${guard}.${String(expression.key.value)}`
      }
      return `${target}${guard}[${printExpression(expression.key)}]`
    }
    case 'missing':
      return ''
  }
}

/** Template text of a tree; parsing it gives the same tree. */
export function printTemplate(template: Template): string {
  if (template.mode === 'expression') {
    const segment = template.segments[0]
    return segment?.kind === 'expression' ? `@${printExpression(segment.expression)}` : ''
  }
  if (template.mode === 'literal') {
    const segment = template.segments[0]
    const text = segment?.kind === 'text' ? segment.value : ''
    if (text.startsWith('@') && text.length > 1) return `@${text}`
    return escapeText(text)
  }
  return template.segments
    .map((segment) =>
      segment.kind === 'text' ? escapeText(segment.value) : `@{${printExpression(segment.expression)}}`,
    )
    .join('')
}

function escapeText(text: string): string {
  return text.replaceAll('@{', '@@{')
}

function printLiteral(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  if (value === null) return 'null'
  if (value instanceof WdlFloat) {
    const text = printDouble(value.value)
    return /[.E]/.test(text) ? text : `${text}.0`
  }
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : printDouble(value)
  return String(value)
}
