import { checkExpression, parseExpression } from '../../shared/expressions/index.ts'
import { inWords } from '../strings/sentences.ts'

/** What is wrong with an expression typed as a condition (with or without `@`), in words; undefined when nothing is. */
export function conditionMistake(typed: string): string | undefined {
  const source = typed.trim().replace(/^@(?!\{)/, '')
  const { expression, issues } = parseExpression(source)
  const found = [...issues, ...checkExpression(expression)]
  const first = found.find(({ severity }) => severity === 'error')
  return first === undefined ? undefined : inWords(first)
}
