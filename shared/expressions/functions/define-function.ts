import type { EvaluationContext } from '../context.ts'
import type { WdlValue } from '../value.ts'
import type { CallSite } from './call-site.ts'
import type { FunctionDescription, FunctionExample, FunctionParameter } from './function-description.ts'

/** Evaluates a compiled expression. */
export type Evaluate = (context: EvaluationContext) => WdlValue

/** How a function works: exactly one of these. */
export type FunctionBehaviour =
  /** The same arguments always give the same value. */
  | { readonly pure: (call: CallSite, ...args: WdlValue[]) => WdlValue }
  /** Reads the run; repeatable within one evaluation. */
  | { readonly reads: (call: CallSite, context: EvaluationContext, ...args: WdlValue[]) => WdlValue }
  /** Gives something new each time (clock, random). */
  | { readonly fresh: (call: CallSite, context: EvaluationContext, ...args: WdlValue[]) => WdlValue }
  /** Makes its own closure: decides itself which arguments are evaluated. */
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
