import {
  type FunctionCategory,
  type FunctionExample,
  type FunctionParameter,
  maxArguments,
  minArguments,
  signatureOf,
} from './functions/function-description.ts'
import { functions } from './functions/index.ts'

/** A function as the editor shows it. */
export interface CatalogueEntry {
  readonly name: string
  readonly category: FunctionCategory
  readonly alsoIn: readonly FunctionCategory[]
  readonly signature: string
  readonly parameters: readonly FunctionParameter[]
  readonly minArguments: number
  /** `undefined`: any number. */
  readonly maxArguments: number | undefined
  readonly returns: string
  readonly summary: string
  readonly examples: readonly FunctionExample[]
  /** Name of the function to use instead; `undefined` while it is current. */
  readonly deprecatedFor: string | undefined
}

/** All functions of the language, for completion, hover, signature help and the docs. */
export const functionCatalogue: readonly CatalogueEntry[] = functions.map((definition) => {
  const most = maxArguments(definition)
  return {
    name: definition.name,
    category: definition.category,
    alsoIn: definition.alsoIn ?? [],
    signature: signatureOf(definition),
    parameters: definition.parameters,
    minArguments: minArguments(definition),
    maxArguments: Number.isFinite(most) ? most : undefined,
    returns: definition.returns,
    summary: definition.summary,
    examples: definition.examples,
    deprecatedFor: definition.deprecatedFor,
  }
})
