import type { TextRange } from '../errors/index.ts'
import { plainText, type Sentence, say } from '../errors/say.ts'
import { type Accessor, makeAccessor } from './access.ts'
import type { AccessExpression, CallExpression, Expression } from './ast.ts'
import type { EvaluationContext } from './context.ts'
import { ExpressionError } from './expression-error.ts'
import { CallSite, type ExpressionSource } from './functions/call-site.ts'
import type { Evaluate, FunctionDefinition } from './functions/define-function.ts'
import { findFunction, suggestFunction } from './functions/find-function.ts'
import { maxArguments, minArguments } from './functions/function-description.ts'
import type { WdlObject, WdlValue } from './value.ts'

/** A compiled sub-expression. `isPure`: it reads nothing of the run; `constant`: its value, known already. */
export interface CompiledNode {
  readonly evaluate: Evaluate
  readonly isPure: boolean
  readonly constant?: { readonly value: WdlValue }
}

/** How a tree is compiled. */
export interface CompileOptions {
  readonly source: ExpressionSource
  /** Called with each sub-expression's value; compiles a slower tree without folding. */
  readonly observe?: ((range: TextRange, value: WdlValue) => void) | undefined
  /** Keeps what clock and random functions gave, so that an evaluation can be followed again unchanged. */
  readonly fresh: Map<CallExpression, WdlValue>
  /** Takes the values of clock and random functions from `fresh`. */
  readonly replay?: boolean
}

/** Compiles a tree to closures. Errors that need no run are found by the checker; here they throw when reached. */
export function compileNode(node: Expression, options: CompileOptions): CompiledNode {
  const compiled = compileKind(node, options)
  const { observe } = options
  if (!observe || node.kind === 'missing') return compiled
  const { evaluate } = compiled
  return {
    isPure: compiled.isPure,
    evaluate: (context) => {
      const value = evaluate(context)
      observe(node.range, value)
      return value
    },
  }
}

function compileKind(node: Expression, options: CompileOptions): CompiledNode {
  switch (node.kind) {
    case 'literal':
      if (node.overflow) return failing(overflowing(node.range, options.source))
      return constantNode(node.value)
    case 'call':
      return compileCall(node, options)
    case 'access':
      return compileAccess(node, options)
    case 'missing':
      return failing(
        () =>
          new ExpressionError({
            code: 'expression.syntax',
            problem: 'A part of the expression is missing',
            expression: options.source.text,
            path: options.source.path,
            range: node.range,
          }),
      )
  }
}

function constantNode(value: WdlValue): CompiledNode {
  return { evaluate: () => value, isPure: true, constant: { value } }
}

function failing(makeError: () => ExpressionError): CompiledNode {
  return {
    isPure: true,
    evaluate: () => {
      throw makeError()
    },
  }
}

function overflowing(range: TextRange, source: ExpressionSource): () => ExpressionError {
  return () =>
    new ExpressionError({
      code: 'expression.overflow',
      problem: 'This integer does not fit in 64 bits',
      expression: source.text,
      path: source.path,
      range,
    })
}

function compileCall(node: CallExpression, options: CompileOptions): CompiledNode {
  const definition = findFunction(node.name)
  if (!definition) return failing(() => unknownFunction(node, options.source))
  const least = minArguments(definition)
  if (node.args.length < least || node.args.length > maxArguments(definition)) {
    return failing(() => wrongCount(node, definition, options.source))
  }
  const args = node.args.map((arg) => compileNode(arg, options))
  const call = new CallSite(definition, node, options.source)
  if ('lazy' in definition) {
    const evaluators = args.map((arg) => arg.evaluate)
    return fold(definition.lazy(call, evaluators), args, options)
  }
  if ('pure' in definition) return fold(bindPure(definition.pure, call, args), args, options)
  if ('reads' in definition) return { evaluate: bindReads(definition.reads, call, args), isPure: false }
  return { evaluate: bindFresh(definition.fresh, call, args, node, options), isPure: false }
}

const nothing = {} as EvaluationContext

/** What depends on pure parts only is evaluated now, once; an error waits until it is reached. */
function fold(evaluate: Evaluate, parts: readonly CompiledNode[], options: CompileOptions): CompiledNode {
  const isPure = parts.every((part) => part.isPure)
  if (!isPure || options.observe) return { evaluate, isPure }
  try {
    return constantNode(evaluate(nothing))
  } catch {
    return { evaluate, isPure }
  }
}

type Pure = Extract<FunctionDefinition, { pure: unknown }>['pure']
type Reads = Extract<FunctionDefinition, { reads: unknown }>['reads']

function bindPure(pure: Pure, call: CallSite, args: readonly CompiledNode[]): Evaluate {
  const [first, second, third, fourth] = args
  if (!first) return () => pure(call)
  const a = first.evaluate
  if (!second) return (context) => pure(call, a(context))
  const b = second.evaluate
  if (!third) {
    if (second.constant) {
      const { value } = second.constant
      return (context) => pure(call, a(context), value)
    }
    if (first.constant) {
      const { value } = first.constant
      return (context) => pure(call, value, b(context))
    }
    return (context) => pure(call, a(context), b(context))
  }
  const c = third.evaluate
  if (!fourth) return (context) => pure(call, a(context), b(context), c(context))
  const evaluators = args.map((arg) => arg.evaluate)
  return (context) => pure(call, ...evaluators.map((evaluate) => evaluate(context)))
}

function bindReads(reads: Reads, call: CallSite, args: readonly CompiledNode[]): Evaluate {
  const [first, second] = args
  if (!first) return (context) => reads(call, context)
  if (!second) {
    if (first.constant) {
      const { value } = first.constant
      return (context) => reads(call, context, value)
    }
    const a = first.evaluate
    return (context) => reads(call, context, a(context))
  }
  const evaluators = args.map((arg) => arg.evaluate)
  return (context) => reads(call, context, ...evaluators.map((evaluate) => evaluate(context)))
}

function bindFresh(
  make: Reads,
  call: CallSite,
  args: readonly CompiledNode[],
  node: CallExpression,
  options: CompileOptions,
): Evaluate {
  const { fresh } = options
  if (options.replay) {
    const replay: Reads = () => {
      const value = fresh.get(node)
      if (value === undefined) throw call.error('expression.not-available', 'This value was not kept')
      return value
    }
    return bindReads(replay, call, args)
  }
  const evaluate = bindReads(make, call, args)
  return (context) => {
    fresh.delete(node)
    const value = evaluate(context)
    fresh.set(node, value)
    return value
  }
}

function compileAccess(node: AccessExpression, options: CompileOptions): CompiledNode {
  const chain = options.observe ? undefined : literalChain(node)
  if (chain) return compileChain(chain, options)
  const target = compileNode(node.target, options)
  const isName = node.notation === 'dot' && node.key.kind === 'literal'
  const key = compileNode(node.key, isName ? { ...options, observe: undefined } : options)
  const accessor = makeAccessor(node, options.source)
  const readTarget = target.evaluate
  const readKey = key.evaluate
  const evaluate: Evaluate = (context) => accessor.read(readTarget(context), readKey(context))
  return fold(evaluate, [target, key], options)
}

/** A run of steps with literal keys, in order, and what they start from. */
interface Chain {
  readonly start: Expression
  readonly steps: readonly AccessExpression[]
}

function literalChain(node: AccessExpression): Chain | undefined {
  const steps: AccessExpression[] = []
  let start: Expression = node
  while (start.kind === 'access' && start.key.kind === 'literal' && !start.key.overflow) {
    steps.unshift(start)
    start = start.target
  }
  return steps.length === 0 ? undefined : { start, steps }
}

/** One closure for a whole run of steps: the common case costs a property read each. */
function compileChain({ start, steps }: Chain, options: CompileOptions): CompiledNode {
  const target = compileNode(start, options)
  const readTarget = target.evaluate
  const keys = steps.map((step) => (step.key.kind === 'literal' ? step.key.value : null))
  const quickNames = keys.map(quickName)
  const accessors = steps.map((step) => makeAccessor(step, options.source))
  const evaluate: Evaluate = (context) => {
    let value = readTarget(context)
    for (let step = 0; step < quickNames.length; step += 1) {
      const name = quickNames[step]
      const quick =
        name !== undefined && typeof value === 'object' && value !== null
          ? (value as WdlObject)[name]
          : undefined
      value = quick === undefined ? (accessors[step] as Accessor).read(value, keys[step] ?? null) : quick
    }
    return value
  }
  return fold(evaluate, [target], options)
}

/** A name that can be read straight away: no array, number or prototype has a property of that name. */
function quickName(key: WdlValue): string | undefined {
  if (typeof key !== 'string' || key in Array.prototype || /^\d+$/.test(key)) return undefined
  return key === 'value' || key === 'digits' || key === 'scale' ? undefined : key
}

function unknownFunction(node: CallExpression, source: ExpressionSource): ExpressionError {
  const suggestion = suggestFunction(node.name)
  return new ExpressionError({
    code: 'expression.unknown-function',
    problem: `There is no function '${node.name}'`,
    expression: source.text,
    path: source.path,
    range: node.nameRange,
    functionName: node.name,
    hint: suggestion === undefined ? undefined : `Did you mean '${suggestion}'?`,
  })
}

function wrongCount(
  node: CallExpression,
  definition: FunctionDefinition,
  source: ExpressionSource,
): ExpressionError {
  return new ExpressionError({
    code: 'expression.argument-count',
    problem: plainText(describeCount(node, definition)),
    expression: source.text,
    path: source.path,
    range: node.range,
    functionName: definition.name,
  })
}

/** '... takes 2 arguments, but 1 is given', for a call with too many or too few. */
export function describeCount(node: CallExpression, definition: FunctionDefinition): Sentence {
  const least = minArguments(definition)
  const most = maxArguments(definition)
  const wanted =
    least === most
      ? plural(least)
      : most === Number.POSITIVE_INFINITY
        ? say`at least ${plural(least)}`
        : say`${least} to ${plural(most)}`
  const given = node.args.length === 1 ? say`1 is given` : say`${node.args.length} are given`
  return say`The function '${definition.name}' takes ${wanted}, but ${given}`
}

function plural(count: number): Sentence {
  if (count === 0) return say`no arguments`
  return count === 1 ? say`1 argument` : say`${count} arguments`
}
