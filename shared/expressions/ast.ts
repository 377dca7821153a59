import type { TextRange } from '../errors/index.ts'
import type { WdlValue } from './value.ts'

/** A literal: text, number, true, false or null. */
export interface LiteralExpression {
  readonly kind: 'literal'
  readonly value: WdlValue
  readonly range: TextRange
  /** Set when the token is an integer that does not fit in 64 bits. */
  readonly overflow?: true
}

/** `name(arg, ...)`. */
export interface CallExpression {
  readonly kind: 'call'
  /** As written; names are compared without case. */
  readonly name: string
  readonly nameRange: TextRange
  readonly args: readonly Expression[]
  readonly range: TextRange
}

/** `target.name`, `target['name']`, `target[0]`, each with an optional `?`. */
export interface AccessExpression {
  readonly kind: 'access'
  readonly target: Expression
  readonly key: Expression
  readonly safe: boolean
  readonly notation: 'dot' | 'bracket'
  readonly range: TextRange
}

/** Stands where an expression is missing or unreadable, so that the rest of the tree can be used. */
export interface MissingExpression {
  readonly kind: 'missing'
  readonly range: TextRange
}

export type Expression = LiteralExpression | CallExpression | AccessExpression | MissingExpression

/** A part of a template: plain text, or an expression inside `@{}` (or the whole of `@expression`). */
export type TemplateSegment =
  | { readonly kind: 'text'; readonly value: string; readonly range: TextRange }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly range: TextRange }

/**
 * A whole JSON string value. `literal`: plain text (one segment); `expression`: `@expr`, keeps its type;
 * `interpolation`: any `@{}`, always gives text.
 */
export interface Template {
  readonly mode: 'literal' | 'expression' | 'interpolation'
  readonly segments: readonly TemplateSegment[]
}

/** Calls `visit` for an expression and everything inside it, outermost first. */
export function walkExpression(expression: Expression, visit: (node: Expression) => void): void {
  visit(expression)
  if (expression.kind === 'call') for (const arg of expression.args) walkExpression(arg, visit)
  if (expression.kind === 'access') {
    walkExpression(expression.target, visit)
    walkExpression(expression.key, visit)
  }
}
