import type { EvaluationContext } from '../context.ts'
import type { WdlValue } from '../value.ts'
import type { CallSite } from './call-site.ts'

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

/** Evaluates a compiled expression. */
export type Evaluate = (context: EvaluationContext) => WdlValue

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

/** How a function works: exactly one of these. */
export type FunctionBehaviour =
  /** The same arguments always give the same value. */
  | { readonly pure: (call: CallSite, ...args: WdlValue[]) => WdlValue }
  /** Reads the run; repeatable within one evaluation. */
  | { readonly reads: (call: CallSite, context: EvaluationContext, ...args: WdlValue[]) => WdlValue }
  /** Gives something new each time (clock, random). */
  | { readonly fresh: (call: CallSite, context: EvaluationContext, ...args: WdlValue[]) => WdlValue }
  /** Decides itself which arguments are evaluated. */
  | { readonly lazy: (call: CallSite, args: readonly Evaluate[]) => Evaluate }

/** A function of the language. */
export type FunctionDefinition = FunctionDescription & FunctionBehaviour

/** Declares a function: its description and how it works. */
export function defineFunction(definition: FunctionDefinition): FunctionDefinition {
  return definition
}

/** A parameter that must be given. */
export function required(name: string, type: string, doc: string): FunctionParameter {
  return { name, type, required: true, repeat: false, doc }
}

/** A parameter that may be left out. */
export function optional(name: string, type: string, doc: string): FunctionParameter {
  return { name, type, required: false, repeat: false, doc }
}

/** A last parameter that may be given any number of times, zero included. */
export function repeated(name: string, type: string, doc: string): FunctionParameter {
  return { name, type, required: false, repeat: true, doc }
}

/** A last parameter that must be given once or more. */
export function repeatedRequired(name: string, type: string, doc: string): FunctionParameter {
  return { name, type, required: true, repeat: true, doc }
}

/** An example of a function. */
export function example(expression: string, result: WdlValue): FunctionExample {
  return { expression, result }
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
