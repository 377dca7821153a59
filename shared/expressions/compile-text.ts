import { FlowError, type JsonPath } from '../errors/index.ts'
import { TooDeepError } from '../json/too-deep-error.ts'
import type { CallExpression, Expression, Template } from './ast.ts'
import { checkExpression } from './checker.ts'
import { type CompiledNode, type CompileOptions, compileNode } from './compile-node.ts'
import type { EvaluationContext } from './context.ts'
import { ExpressionError, type TraceEntry } from './expression-error.ts'
import type { Evaluate } from './functions/define-function.ts'
import { findFunction } from './functions/find-function.ts'
import type { ExpressionIssue } from './issue.ts'
import { maxTextLength } from './limits.ts'
import { parseExpression } from './parser.ts'
import { type ExpressionReference, findReferences } from './references.ts'
import { parseTemplate } from './template.ts'
import { toText } from './text.ts'
import type { WdlValue } from './value.ts'

/** An expression or template, compiled once to be evaluated many times. */
export interface CompiledText {
  /** The text it was made from. */
  readonly text: string
  /** Everything wrong that can be known without a run. With a syntax error, `evaluate` throws the first one. */
  readonly issues: readonly ExpressionIssue[]
  /** Whether it gives the same value in every context. */
  readonly isConstant: boolean
  /** What it reads of the run, in order of appearance. */
  readonly references: readonly ExpressionReference[]
  /** Its value; throws `ExpressionError` and nothing else. */
  evaluate(context: EvaluationContext): WdlValue
  /** As `evaluate`, with the value of each sub-expression; for the editor. */
  trace(context: EvaluationContext): TracedEvaluation
}

/** An evaluation with the values on its way: `value` or, when it failed, `error`. */
export interface TracedEvaluation {
  readonly value?: WdlValue
  readonly error?: ExpressionError
  /** Inner values before outer ones, each with its range in the text. Null parts are there as null. */
  readonly trace: readonly TraceEntry[]
}

/** Options of compiling. */
export interface CompileTextOptions {
  /** Where the text lies in the definition, for errors. */
  readonly path?: JsonPath | undefined
  /** Longest expression; the platform's limit unless the environment lifts it. */
  readonly maxLength?: number | undefined
}

/** Compiles an expression (without its leading `@`). */
export function compileExpression(source: string, options: CompileTextOptions = {}): CompiledText {
  const { expression, issues } = parseExpression(source, lengthOption(options))
  const template: Template = {
    mode: 'expression',
    segments: [{ kind: 'expression', expression, range: { start: 0, end: source.length } }],
  }
  return new CompiledTemplate(source, template, issues, options)
}

/** Compiles a whole JSON string value by the `@` rules. */
export function compileTemplate(text: string, options: CompileTextOptions = {}): CompiledText {
  const { template, issues } = parseTemplate(text, lengthOption(options))
  return new CompiledTemplate(text, template, issues, options)
}

/** Evaluates with the value of each sub-expression; clock and random functions are called once. */
export function evaluateWithTrace(compiled: CompiledText, context: EvaluationContext): TracedEvaluation {
  return compiled.trace(context)
}

function lengthOption(options: CompileTextOptions): { maxLength?: number } {
  return options.maxLength === undefined ? {} : { maxLength: options.maxLength }
}

class CompiledTemplate implements CompiledText {
  readonly text: string
  readonly issues: readonly ExpressionIssue[]
  readonly isConstant: boolean
  private readonly template: Template
  private readonly path: JsonPath | undefined
  private readonly fresh = new Map<CallExpression, WdlValue>()
  private readonly run: Evaluate
  private readonly makesText: boolean
  private foundReferences: readonly ExpressionReference[] | undefined

  constructor(
    text: string,
    template: Template,
    issues: readonly ExpressionIssue[],
    options: CompileTextOptions,
  ) {
    this.text = text
    this.template = template
    this.path = options.path
    const fatal = issues.find((found) => found.severity === 'error')
    const checks = template.segments.flatMap((segment) =>
      segment.kind === 'expression' ? checkExpression(segment.expression) : [],
    )
    this.issues = checks.length === 0 ? issues : [...issues, ...checks]
    const compiled = fatal
      ? undefined
      : this.compile({ source: { text, path: options.path }, fresh: this.fresh })
    this.run = compiled?.evaluate ?? (() => this.throwSyntax(fatal as ExpressionIssue))
    this.isConstant = compiled?.constant !== undefined
    this.makesText = template.segments.some(
      (segment) =>
        segment.kind === 'expression' &&
        (template.mode === 'interpolation' || isTextMaking(segment.expression)),
    )
  }

  get references(): readonly ExpressionReference[] {
    this.foundReferences ??= this.template.segments.flatMap((segment) =>
      segment.kind === 'expression' ? findReferences(segment.expression) : [],
    )
    return this.foundReferences
  }

  evaluate(context: EvaluationContext): WdlValue {
    try {
      const value = this.run(context)
      if (typeof value === 'string' && this.makesText) this.checkResult(value, context.limits.maxResultLength)
      return value
    } catch (cause) {
      throw this.explain(cause, context)
    }
  }

  trace(context: EvaluationContext): TracedEvaluation {
    const trace: TraceEntry[] = []
    if (this.issues.some(isSyntax)) {
      try {
        this.run(context)
      } catch (cause) {
        return { error: this.asError(cause), trace }
      }
    }
    const observed = this.compile({
      source: { text: this.text, path: this.path },
      fresh: new Map(),
      observe: (range, value) => trace.push({ range, value }),
    })
    try {
      const value = observed.evaluate(context)
      if (typeof value === 'string' && this.makesText) this.checkResult(value, context.limits.maxResultLength)
      return { value, trace }
    } catch (cause) {
      return { error: this.asError(cause).with({ trace }), trace }
    }
  }

  private compile(options: CompileOptions): CompiledNode {
    const { mode, segments } = this.template
    const nodes = segments.map((segment): CompiledNode => {
      if (segment.kind === 'expression') return compileNode(segment.expression, options)
      const { value } = segment
      return { evaluate: () => value, isPure: true, constant: { value } }
    })
    const [first, second] = nodes
    if (mode !== 'interpolation') return first as CompiledNode
    const constant = nodes.every((node) => node.constant)
      ? { value: nodes.map((node) => toText((node.constant as { value: WdlValue }).value)).join('') }
      : undefined
    if (constant) return { evaluate: () => constant.value, isPure: true, constant }
    const isPure = nodes.every((node) => node.isPure)
    const parts = nodes.map((node) => node.evaluate)
    if (nodes.length === 1 && first) return { isPure, evaluate: (context) => toText(first.evaluate(context)) }
    if (nodes.length === 2 && first && second) {
      return {
        isPure,
        evaluate: (context) => toText(first.evaluate(context)) + toText(second.evaluate(context)),
      }
    }
    return {
      isPure,
      evaluate: (context) => {
        let text = ''
        for (const part of parts) text += toText(part(context))
        return text
      },
    }
  }

  private checkResult(value: string, most: number): void {
    if (value.length <= Math.min(most, maxTextLength)) return
    throw new ExpressionError({
      code: 'expression.result-too-large',
      problem: `The result has ${value.length} characters; at most ${most} are allowed`,
      expression: this.text,
      path: this.path,
      range: { start: 0, end: this.text.length },
    })
  }

  private throwSyntax(found: ExpressionIssue): never {
    throw new ExpressionError({
      code: found.code,
      problem: found.message.replace(/\.$/, ''),
      expression: this.text,
      path: this.path,
      range: found.range,
      hint: found.hint,
    })
  }

  /** The typed error of whatever was thrown, with the values that were known; another part's typed error stays. */
  private explain(cause: unknown, context: EvaluationContext): unknown {
    const isOurs = cause instanceof ExpressionError || cause instanceof TooDeepError
    if (cause instanceof FlowError && !isOurs) return cause
    const error = this.asError(cause)
    const trace = this.issues.some(isSyntax) ? [] : this.follow(context)
    return trace.length === 0 ? error : error.with({ trace })
  }

  /** Evaluates again up to the failure, this time noting values; nothing new is drawn from clock or random. */
  private follow(context: EvaluationContext): TraceEntry[] {
    const trace: TraceEntry[] = []
    const observed = this.compile({
      source: { text: this.text, path: this.path },
      fresh: this.fresh,
      replay: true,
      observe: (range, value) => trace.push({ range, value }),
    })
    try {
      observed.evaluate(context)
    } catch {
      // This is the failure that is being explained.
    }
    return trace
  }

  private asError(cause: unknown): ExpressionError {
    if (cause instanceof ExpressionError) return cause
    const range = { start: 0, end: this.text.length }
    const place = { expression: this.text, path: this.path, range, cause }
    if (cause instanceof TooDeepError || (cause instanceof RangeError && /call stack/i.test(cause.message))) {
      return new ExpressionError({
        code: 'expression.too-deep',
        problem: 'A value is nested too deeply',
        ...place,
      })
    }
    if (cause instanceof RangeError) {
      const problem = 'The result is larger than can be held'
      return new ExpressionError({ code: 'expression.result-too-large', problem, ...place })
    }
    return new ExpressionError({ code: 'bug', problem: `An internal error: ${String(cause)}`, ...place })
  }
}

function isSyntax(found: ExpressionIssue): boolean {
  return (
    found.severity === 'error' &&
    found.code !== 'expression.unknown-function' &&
    !found.code.startsWith('expression.argument') &&
    found.code !== 'expression.overflow'
  )
}

/** Whether the outermost part makes a text of its own, so that the platform's result limit applies. */
function isTextMaking(expression: Expression): boolean {
  if (expression.kind !== 'call') return false
  const definition = findFunction(expression.name)
  return definition !== undefined && !('reads' in definition)
}
