import { closestWord } from '../closest-word.ts'
import type { FunctionDefinition } from './define-function.ts'
import { functions } from './index.ts'

const byName: ReadonlyMap<string, FunctionDefinition> = new Map(
  functions.map((definition) => [definition.name.toLowerCase(), definition]),
)

/** A function by name, ignoring case. */
export function findFunction(name: string): FunctionDefinition | undefined {
  return byName.get(name.toLowerCase())
}

/** The name of the function most like a misspelt one. */
export function suggestFunction(name: string): string | undefined {
  return closestWord(
    name,
    functions.map((definition) => definition.name),
  )
}
