import type { WdlValue } from '../value.ts'

/** Groups of the function list, as the reference has them. */
export type FunctionCategory =
  | 'string'
  | 'collection'
  | 'logical'
  | 'conversion'
  | 'math'
  | 'dateTime'
  | 'workflow'
  | 'uri'
  | 'manipulation'

/** One parameter. `type` is one or more of the type words joined with `|`. */
export interface FunctionParameter {
  readonly name: string
  readonly type: string
  readonly required: boolean
  /** The last parameter may be given any number of times. */
  readonly repeat: boolean
  readonly doc: string
}

/** An expression (without `@`) and what it gives, for hover and completion. */
export interface FunctionExample {
  readonly expression: string
  readonly result: WdlValue
}

/** What is said about a function: the editor's list, help and checker read it. */
export interface FunctionDescription {
  readonly name: string
  readonly category: FunctionCategory
  readonly alsoIn?: readonly FunctionCategory[]
  readonly parameters: readonly FunctionParameter[]
  /** One or more of the type words joined with `|`. */
  readonly returns: string
  readonly summary: string
  readonly examples: readonly [FunctionExample, FunctionExample]
  /** Name of the function to use instead. */
  readonly deprecatedFor?: string
}

/** Fewest arguments a function takes. */
export function minArguments(description: FunctionDescription): number {
  return description.parameters.filter((parameter) => parameter.required).length
}

/** Most arguments a function takes; `Infinity` when the last one repeats. */
export function maxArguments(description: FunctionDescription): number {
  return description.parameters.at(-1)?.repeat ? Number.POSITIVE_INFINITY : description.parameters.length
}

/** `name(first, second?, ...)`, as the reference writes it. */
export function signatureOf(description: FunctionDescription): string {
  const parts = description.parameters.map((parameter) =>
    parameter.repeat ? '...' : parameter.required ? parameter.name : `${parameter.name}?`,
  )
  return `${description.name}(${parts.join(', ')})`
}
