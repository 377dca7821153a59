import type { JsonPath, TextRange } from '../errors/index.ts'
import type { CallExpression, Expression } from '../expressions/ast.ts'
import { parseTemplate } from '../expressions/template.ts'
import type { WdlValue } from '../expressions/value.ts'
import { foldName, isObject } from './lookup.ts'

/** One comparison of a condition: what it says cannot be taken apart into and, or, not. */
export interface ConditionTerm {
  readonly kind: 'term'
  /** Inside the definition (or wherever `path` of the condition begins). */
  readonly path: JsonPath
  /** Inside the text at `path`; absent where the term is the whole value. */
  readonly range?: TextRange
  /** The expression with its `@`; absent in the object form. */
  readonly text?: string
}

/** A condition as its logic goes. */
export type ConditionTree =
  | ConditionTerm
  | { readonly kind: 'and' | 'or'; readonly parts: readonly ConditionTree[] }
  | { readonly kind: 'not'; readonly part: ConditionTree }

/**
 * Takes a condition apart, in either form: an expression text such as `@and(equals(1, 2), not(false))`, or the
 * designer's object `{and: [{equals: [a, b]}]}`. What cannot be read is one term.
 */
export function conditionTree(value: WdlValue, path: JsonPath): ConditionTree {
  if (typeof value === 'string') return treeOfText(value, path)
  if (!isObject(value)) return { kind: 'term', path }
  const parts = Object.keys(value).map((operator) =>
    treeOfOperator(operator, value[operator] ?? null, [...path, operator]),
  )
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { kind: 'and', parts }
}

function treeOfOperator(operator: string, operands: WdlValue, path: JsonPath): ConditionTree {
  const name = foldName(operator)
  const isList = Array.isArray(operands)
  if (name === 'and' || name === 'or') {
    const list = isList ? (operands as readonly WdlValue[]) : [operands]
    return { kind: name, parts: list.map((operand, index) => conditionTree(operand, [...path, index])) }
  }
  if (name === 'not') {
    const operand = isList ? ((operands as readonly WdlValue[])[0] ?? null) : operands
    return { kind: 'not', part: conditionTree(operand, isList ? [...path, 0] : path) }
  }
  return { kind: 'term', path }
}

function treeOfText(text: string, path: JsonPath): ConditionTree {
  const { template, issues } = parseTemplate(text)
  const [segment] = template.segments
  const isReadable = template.mode === 'expression' && issues.every(({ severity }) => severity !== 'error')
  if (!isReadable || segment?.kind !== 'expression') return { kind: 'term', path }
  return treeOfExpression(segment.expression, text, path)
}

function treeOfExpression(expression: Expression, text: string, path: JsonPath): ConditionTree {
  const term = (): ConditionTerm => {
    const { start, end } = expression.range
    return { kind: 'term', path, range: { start, end }, text: `@${text.slice(start, end)}` }
  }
  if (expression.kind !== 'call') return term()
  const name = foldName(expression.name)
  const parts = () => (expression as CallExpression).args.map((arg) => treeOfExpression(arg, text, path))
  if ((name === 'and' || name === 'or') && expression.args.length > 0) return { kind: name, parts: parts() }
  const [only] = expression.args
  if (name === 'not' && only !== undefined) return { kind: 'not', part: treeOfExpression(only, text, path) }
  return term()
}

/** Every term of a condition, in order. */
export function termsOf(tree: ConditionTree): readonly ConditionTerm[] {
  if (tree.kind === 'term') return [tree]
  return tree.kind === 'not' ? termsOf(tree.part) : tree.parts.flatMap(termsOf)
}
