import { type Sentence, say } from '../../errors/say.ts'
import type { FlowExpression } from '../flow-expressions.ts'

/** Name of the action or trigger an expression belongs to. */
export function ownerName(expression: FlowExpression): string | undefined {
  return expression.owner.kind === 'outputs' ? undefined : expression.owner.node.name
}

/** What to call the owner of an expression in a sentence. */
export function ownerWords(expression: FlowExpression): Sentence {
  switch (expression.owner.kind) {
    case 'outputs':
      return say`The outputs of the flow`
    case 'trigger':
      return say`The trigger '${expression.owner.node.name}'`
    case 'action':
      return say`'${expression.owner.node.name}'`
  }
}
