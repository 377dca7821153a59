import { type Expression, parseExpression } from '../../shared/expressions/index.ts'

/**
 * The longest readable expression that ends at an offset of a source: what stands before a `.` or a `[`. The rest of the
 * source may be unfinished.
 */
export function chainBefore(source: string, end: number): Expression | undefined {
  const text = source.slice(0, end).trimEnd()
  for (const match of text.matchAll(/[A-Za-z_]\w*\s*\(/g)) {
    const before = text[match.index - 1]
    if (before !== undefined && /[\w.]/.test(before)) continue
    const parsed = parseExpression(text.slice(match.index))
    if (parsed.issues.every(({ severity }) => severity === 'warning')) return parsed.expression
  }
  return undefined
}
