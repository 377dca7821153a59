import type { Expression } from '../ast.ts'

/** A tree without its ranges, for comparing trees of different texts. */
export function withoutRanges(expression: Expression): unknown {
  switch (expression.kind) {
    case 'literal':
      return { kind: 'literal', value: expression.value }
    case 'call':
      return { kind: 'call', name: expression.name, args: expression.args.map(withoutRanges) }
    case 'access': {
      const { kind, safe, notation } = expression
      return {
        kind,
        target: withoutRanges(expression.target),
        key: withoutRanges(expression.key),
        safe,
        notation,
      }
    }
    case 'missing':
      return { kind: 'missing' }
  }
}
