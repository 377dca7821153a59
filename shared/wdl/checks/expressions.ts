import { type Sentence, say } from '../../errors/say.ts'
import type { ExpressionIssue } from '../../expressions/index.ts'
import type { CheckContext } from '../check-context.ts'
import type { FlowExpression } from '../flow-expressions.ts'
import { rangeInString } from '../json-location.ts'
import type { Severity } from '../problem.ts'
import { ownerName } from './owner-name.ts'

/** Expressions by themselves: syntax, functions, numbers and types of arguments. */
export function checkExpressions(context: CheckContext): void {
  for (const expression of context.expressions) {
    for (const issue of expression.issues) {
      context.report({
        severity: severityOf(issue),
        code: issue.code,
        path: expression.path,
        range: rangeInString(context.document.text, expression.node, issue.range),
        message: issue.message,
        hint: issue.hint ?? hintFor(expression),
        ...(issue.said === undefined ? {} : { said: issue.said }),
        action: ownerName(expression),
      })
    }
  }
}

/** Too long is a limit of the platform, not of ours; what is deprecated still works, and old packages are full of it. */
function severityOf(issue: ExpressionIssue): Severity {
  if (issue.code === 'expression.too-long') return 'warning'
  return issue.severity === 'warning' ? 'info' : issue.severity
}

/** A text such as "@john" is read as an expression; people mean the text. */
function hintFor(expression: FlowExpression): Sentence | undefined {
  const { text } = expression
  return /^@[\w.-]+(\s|$)/.test(text)
    ? say`To write the text itself, double the sign: @${text.slice(0, 30)}`
    : undefined
}
