import { type Expression, parseExpression } from '../../shared/expressions/index.ts'

/** Calls longer than this are broken into lines. */
const maxWidth = 60

/**
 * An expression's source over several lines, an argument each where a call is long; on one line with `isOneLine`.
 * White space is all that changes. A source with mistakes in it comes back as it is.
 */
export function formatExpression(source: string, isOneLine: boolean): string {
  const { expression, issues } = parseExpression(source, { maxLength: Number.POSITIVE_INFINITY })
  if (issues.length > 0 || source.trim() === '') return source
  return print(expression, source, isOneLine ? undefined : '')
}

/** Literals and names are taken from the source, so that nothing is written in another way. */
function print(node: Expression, source: string, indent: string | undefined): string {
  switch (node.kind) {
    case 'literal':
    case 'missing':
      return source.slice(node.range.start, node.range.end)
    case 'access': {
      const target = print(node.target, source, indent)
      const guard = node.safe ? '?' : ''
      const key = print(node.key, source, undefined)
      return node.notation === 'dot' ? `${target}${guard}.${key}` : `${target}${guard}[${key}]`
    }
    case 'call': {
      const flat = `${node.name}(${node.args.map((arg) => print(arg, source, undefined)).join(', ')})`
      if (indent === undefined || node.args.length === 0 || indent.length + flat.length <= maxWidth)
        return flat
      const deeper = `${indent}  `
      const lines = node.args.map((arg) => deeper + print(arg, source, deeper))
      return `${node.name}(\n${lines.join(',\n')}\n${indent})`
    }
  }
}
