import type { Expression } from './ast.ts'
import { findFunction } from './functions/find-function.ts'
import { kindOf } from './kind.ts'

/** Words each type word also answers to. */
const wider: Readonly<Record<string, readonly string[]>> = {
  integer: ['number'],
  float: ['number'],
  decimal: ['number'],
  binary: ['object'],
  xml: ['object', 'binary'],
}

/** The type words an expression can have, joined with `|`; `undefined` when nothing is known. */
export function typeWordsOf(expression: Expression): string | undefined {
  if (expression.kind === 'literal')
    return expression.overflow ? undefined : kindOf(expression.value).toLowerCase()
  if (expression.kind !== 'call') return undefined
  const returns = findFunction(expression.name)?.returns
  return returns === undefined || returns.includes('any') ? undefined : returns
}

/** Whether a value of one of the types can be an argument of the other types. */
export function typesMeet(found: string, wanted: string): boolean {
  const wantedWords = wanted.split('|')
  if (wantedWords.includes('any')) return true
  return found
    .split('|')
    .some(
      (word) =>
        wantedWords.includes(word) ||
        (wider[word] ?? []).some((wide) => wantedWords.includes(wide)) ||
        wantedWords.some((want) => (wider[want] ?? []).includes(word)),
    )
}
