import type { TextRange } from '../errors/index.ts'
import type { Expression } from './ast.ts'
import type { ExpressionIssue } from './issue.ts'

function shiftRange(range: TextRange, by: number): TextRange {
  return { start: range.start + by, end: range.end + by }
}

/** An expression tree whose ranges count from another start: used for expressions inside a template. */
export function shiftExpression(expression: Expression, by: number): Expression {
  const range = shiftRange(expression.range, by)
  switch (expression.kind) {
    case 'call':
      return {
        ...expression,
        range,
        nameRange: shiftRange(expression.nameRange, by),
        args: expression.args.map((arg) => shiftExpression(arg, by)),
      }
    case 'access':
      return {
        ...expression,
        range,
        target: shiftExpression(expression.target, by),
        key: shiftExpression(expression.key, by),
      }
    default:
      return { ...expression, range }
  }
}

/** An issue whose range counts from another start. */
export function shiftIssue(issue: ExpressionIssue, by: number): ExpressionIssue {
  return { ...issue, range: shiftRange(issue.range, by) }
}
