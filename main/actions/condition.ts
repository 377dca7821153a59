import { compareValues, compileValue, valuesEqual } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { typeName } from '../../shared/json-schema/index.ts'
import { type ConditionTerm, type ConditionTree, conditionTree } from '../../shared/wdl/condition-terms.ts'
import { foldName, isObject } from '../../shared/wdl/lookup.ts'
import type { ActionCall, CompletedResult, Part, PrepareTools } from '../engine/action-handler.ts'
import type { EnginePart } from '../engine/plan.ts'
import { failed } from './results.ts'

/** Evaluates a condition; a failed result where it is not a boolean. Throws ExpressionError. */
export type Condition = (call: ActionCall) => boolean | CompletedResult

type Path = readonly (string | number)[]

/**
 * Compiles a condition in either form: an expression text, or the designer's object `{and: [{equals: [a, b]}]}`.
 * Operators in any case; `and`, `or` stop early. Source: WDL reference, "If action", expression object.
 */
export function compileCondition(value: WdlValue, tools: PrepareTools, path: Path): Condition {
  if (!isObject(value)) {
    const condition = fromValue(tools.compile(value, ...path), path)
    return typeof value === 'string' ? watched(value, condition, path) : condition
  }
  const entries = Object.entries(value)
  if (entries.length === 0) return () => true
  const tests = entries.map(([operator, operands]) =>
    compileOperator(operator, operands, tools, [...path, operator]),
  )
  return tests.length === 1 ? (tests[0] as Condition) : every(tests)
}

function fromValue(part: Part, path: Path): Condition {
  return (call) => asBoolean(call.evaluate(part), call, path)
}

/** Tells whoever asks what each term of an expression text came to. */
function watched(text: string, condition: Condition, path: Path): Condition {
  let tree: ConditionTree | undefined
  return (call) => {
    const { termSeen } = call
    if (termSeen === undefined) return condition(call)
    tree ??= conditionTree(text, [...call.path, ...path])
    const outcome = condition(call)
    if (typeof outcome !== 'boolean') return outcome
    if (tree.kind === 'term') termSeen(tree, outcome)
    else evaluateTerms(tree, call, termSeen)
    return outcome
  }
}

/** The outcome of a part of a condition, stopping early as the whole does; `undefined` where it has none. */
function evaluateTerms(
  tree: ConditionTree,
  call: ActionCall,
  seen: NonNullable<ActionCall['termSeen']>,
): boolean | undefined {
  if (tree.kind === 'not') {
    const outcome = evaluateTerms(tree.part, call, seen)
    return outcome === undefined ? undefined : !outcome
  }
  if (tree.kind === 'term') {
    const outcome = valueOfTerm(tree, call)
    if (typeof outcome !== 'boolean') return undefined
    seen(tree, outcome)
    return outcome
  }
  for (const part of tree.parts) {
    const outcome = evaluateTerms(part, call, seen)
    if (outcome === undefined || outcome === (tree.kind === 'or')) return outcome
  }
  return tree.kind === 'and'
}

/** Terms are compiled when they are first asked for: most runs never do. */
const compiledTerms = new WeakMap<ConditionTerm, EnginePart>()

function valueOfTerm(term: ConditionTerm, call: ActionCall): WdlValue {
  let part = compiledTerms.get(term)
  if (part === undefined) {
    const compiled = compileValue(term.text ?? null, { path: term.path })
    part = { path: term.path, isConstant: compiled.isConstant, compiled }
    compiledTerms.set(term, part)
  }
  try {
    return call.evaluate(part)
  } catch {
    return null
  }
}

function asBoolean(value: WdlValue, call: ActionCall, path: Path): boolean | CompletedResult {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  return failed(
    'InvalidTemplate',
    `Unable to process template language expressions for action '${call.name}': the condition gives a value of type '${typeName(value)}'. The result must be a boolean.`,
    { path: [...call.path, ...path] },
  )
}

function compileOperator(operator: string, operands: WdlValue, tools: PrepareTools, path: Path): Condition {
  const name = foldName(operator)
  if (name === 'and' || name === 'or') {
    const list = Array.isArray(operands) ? (operands as readonly WdlValue[]) : [operands]
    const tests = list.map((operand, index) => compileCondition(operand, tools, [...path, index]))
    return name === 'and' ? every(tests) : some(tests)
  }
  if (name === 'not') {
    const isList = Array.isArray(operands)
    const operand = isList ? ((operands as readonly WdlValue[])[0] ?? null) : operands
    const test = compileCondition(operand, tools, isList ? [...path, 0] : path)
    return (call) => {
      const outcome = test(call)
      return typeof outcome === 'boolean' ? !outcome : outcome
    }
  }
  const compare = comparisons[name]
  if (compare === undefined) {
    tools.problem(`'${operator}' is not an operator of a condition.`, [...path])
    return () => false
  }
  const part = tools.compile(operands, ...path)
  return (call) => {
    const values = call.evaluate(part)
    const [left, right] = Array.isArray(values) ? (values as readonly WdlValue[]) : [values]
    const outcome = compare(left ?? null, right ?? null)
    if (outcome !== undefined) {
      call.termSeen?.({ kind: 'term', path: [...call.path, ...path] }, outcome)
      return outcome
    }
    const types = `'${typeName(left ?? null)}' and '${typeName(right ?? null)}'`
    return failed(
      'InvalidTemplate',
      `Unable to process template language expressions for action '${call.name}': '${operator}' cannot compare values of type ${types}.`,
      { path: [...call.path, ...path] },
    )
  }
}

type Comparison = (left: WdlValue, right: WdlValue) => boolean | undefined

/** Answers `undefined` where the operands are of no type the operator knows. */
const comparisons: Readonly<Record<string, Comparison>> = {
  equals: (left, right) => valuesEqual(left, right),
  greater: (left, right) => ordered(left, right, (order) => order > 0),
  greaterorequals: (left, right) => ordered(left, right, (order) => order >= 0),
  less: (left, right) => ordered(left, right, (order) => order < 0),
  lessorequals: (left, right) => ordered(left, right, (order) => order <= 0),
  contains: (left, right) => {
    if (typeof left === 'string') return typeof right === 'string' ? left.includes(right) : undefined
    if (Array.isArray(left)) return left.some((item: WdlValue) => valuesEqual(item, right))
    return isObject(left) && typeof right === 'string' ? Object.hasOwn(left, right) : undefined
  },
  startswith: (left, right) => texts(left, right, (text, part) => text.startsWith(part)),
  endswith: (left, right) => texts(left, right, (text, part) => text.endsWith(part)),
  empty: (left) => {
    if (left === null) return true
    if (typeof left === 'string' || Array.isArray(left)) return left.length === 0
    return isObject(left) ? Object.keys(left).length === 0 : undefined
  },
}

function ordered(left: WdlValue, right: WdlValue, test: (order: number) => boolean): boolean | undefined {
  try {
    const order = compareValues(left, right)
    return order === undefined ? undefined : test(order)
  } catch {
    return undefined
  }
}

function texts(
  left: WdlValue,
  right: WdlValue,
  test: (text: string, part: string) => boolean,
): boolean | undefined {
  if (left === null && typeof right === 'string') return right === ''
  if (typeof left !== 'string' || typeof right !== 'string') return undefined
  return test(left.toLowerCase(), right.toLowerCase())
}

function every(tests: readonly Condition[]): Condition {
  return (call) => {
    for (const test of tests) {
      const outcome = test(call)
      if (outcome !== true) return outcome
    }
    return true
  }
}

function some(tests: readonly Condition[]): Condition {
  return (call) => {
    for (const test of tests) {
      const outcome = test(call)
      if (outcome !== false) return outcome
    }
    return false
  }
}
