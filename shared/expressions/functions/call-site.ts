import type { ErrorCode, JsonPath, TextRange } from '../../errors/index.ts'
import type { CallExpression } from '../ast.ts'
import { type ContentEnvelope, isContent, isObject } from '../content.ts'
import { ExpressionError } from '../expression-error.ts'
import { kindOf } from '../kind.ts'
import { maxTextLength } from '../limits.ts'
import { isInteger, isNumeric, type WdlNumber } from '../numbers.ts'
import type { WdlObject, WdlValue } from '../value.ts'
import type { FunctionDescription, FunctionParameter } from './function-description.ts'

/** The text an expression lies in, and where that text lies in the definition. */
export interface ExpressionSource {
  readonly text: string
  readonly path?: JsonPath | undefined
}

/**
 * One call in one expression: what a function needs to take its arguments by type and to say precisely what is
 * wrong with them. Made once when the expression is compiled.
 */
export class CallSite {
  readonly definition: FunctionDescription
  private readonly node: CallExpression
  private readonly source: ExpressionSource

  constructor(definition: FunctionDescription, node: CallExpression, source: ExpressionSource) {
    this.definition = definition
    this.node = node
    this.source = source
  }

  /** Number of arguments given. */
  get count(): number {
    return this.node.args.length
  }

  /** An error about the call, or about the argument at `index`. `problem` is a clause without a full stop. */
  error(code: ErrorCode, problem: string, index?: number, found?: WdlValue, hint?: string): ExpressionError {
    return new ExpressionError({
      code,
      problem,
      expression: this.source.text,
      path: this.source.path,
      range: this.rangeOf(index),
      functionName: this.definition.name,
      argument: index === undefined ? undefined : this.parameter(index)?.name,
      found: found === undefined ? undefined : kindOf(found),
      hint,
    })
  }

  /** 'expects text for its argument ...', for a value of a wrong type. */
  wrongType(index: number, wanted: string, found: WdlValue): ExpressionError {
    const kind = kindOf(found)
    const hint = kind === 'Null' ? 'Guard it with coalesce(), or check why it has no value.' : undefined
    const problem = `The function '${this.definition.name}' takes ${wanted} for '${this.argumentName(index)}', but found ${kind}`
    return this.error('expression.argument-type', problem, index, found, hint)
  }

  /** An argument of the right type whose value is of no use. `wanted` continues "needs ...". */
  wrongValue(index: number, wanted: string, found: WdlValue, hint?: string): ExpressionError {
    const problem = `The function '${this.definition.name}' needs ${wanted} for '${this.argumentName(index)}' (found: ${kindOf(found)})`
    return this.error('expression.argument-value', problem, index, found, hint)
  }

  /** A name that the run does not know. */
  missing(what: string, name: WdlValue): ExpressionError {
    const shown = typeof name === 'string' ? ` '${name}'` : ''
    return this.error(
      'expression.missing-reference',
      `There is no ${what}${shown} here, or it has no value yet`,
      0,
      name,
    )
  }

  text(value: WdlValue, index: number): string {
    if (typeof value === 'string') return value
    throw this.wrongType(index, 'text', value)
  }

  optionalText(value: WdlValue | undefined, index: number): string | undefined {
    return value === undefined ? undefined : this.text(value, index)
  }

  boolean(value: WdlValue, index: number): boolean {
    if (typeof value === 'boolean') return value
    throw this.wrongType(index, 'a boolean', value)
  }

  array(value: WdlValue, index: number): readonly WdlValue[] {
    if (Array.isArray(value)) return value as readonly WdlValue[]
    throw this.wrongType(index, 'an array', value)
  }

  object(value: WdlValue, index: number): WdlObject {
    if (isObject(value)) return value
    throw this.wrongType(index, 'an object', value)
  }

  content(value: WdlValue, index: number): ContentEnvelope {
    if (isContent(value)) return value
    throw this.wrongType(index, 'binary content', value)
  }

  number(value: WdlValue, index: number): WdlNumber {
    if (isNumeric(value)) return value
    throw this.wrongType(index, 'a number', value)
  }

  /** A 64-bit integer. */
  integer(value: WdlValue, index: number): number | bigint {
    if (isInteger(value)) return value
    throw this.wrongType(index, 'an integer', value)
  }

  /** An integer small enough for a position, a count or an interval (32 bits). */
  index(value: WdlValue, index: number): number {
    const integer = this.integer(value, index)
    if (integer >= -2147483648 && integer <= 2147483647) return Number(integer)
    throw this.wrongValue(index, 'an integer of 32 bits', value)
  }

  /** Guards a text that a function is about to make. */
  checkLength(length: number): void {
    if (length <= maxTextLength) return
    const problem = `The function '${this.definition.name}' would make a text of ${length} characters; at most ${maxTextLength} are allowed`
    throw this.error('expression.result-too-large', problem)
  }

  private argumentName(index: number): string {
    return this.parameter(index)?.name ?? String(index + 1)
  }

  private parameter(index: number): FunctionParameter | undefined {
    const { parameters } = this.definition
    return parameters[Math.min(index, parameters.length - 1)]
  }

  private rangeOf(index: number | undefined): TextRange {
    if (index === undefined) return this.node.range
    return this.node.args[index]?.range ?? this.node.range
  }
}
