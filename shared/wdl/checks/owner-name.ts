import type { FlowExpression } from '../flow-expressions.ts'

/** Name of the action or trigger an expression belongs to. */
export function ownerName(expression: FlowExpression): string | undefined {
  return expression.owner.kind === 'outputs' ? undefined : expression.owner.node.name
}

/** What to call the owner of an expression in a sentence. */
export function ownerWords(expression: FlowExpression): string {
  switch (expression.owner.kind) {
    case 'outputs':
      return 'The outputs of the flow'
    case 'trigger':
      return `The trigger '${expression.owner.node.name}'`
    case 'action':
      return `'${expression.owner.node.name}'`
  }
}
