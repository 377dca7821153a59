import { type Expression, parseExpression } from '../expressions/index.ts'
import type { WdlValue } from '../expressions/value.ts'
import { armFunctions } from './arm-functions.ts'
import type { ArmScope } from './arm-scope.ts'
import { isArmExpression } from './flow-references.ts'
import { foldName, isObject, propertyNameOf, propertyOf } from './lookup.ts'

/** What an ARM text comes to, or why that is not known here. */
export type ArmOutcome =
  | { readonly kind: 'value'; readonly value: WdlValue }
  | { readonly kind: 'unknown'; readonly reason: string }

/** Parameters and variables that lead to each other in a circle are given up at this depth. */
const maxDepth = 32

/**
 * Evaluates one text of an ARM template: `[expression]` to its value, `[[text` to `[text`, anything else to itself.
 * Never throws. Source: "Syntax and expressions in ARM templates".
 */
export function evaluateArmText(text: string, scope: ArmScope, depth = 0): ArmOutcome {
  if (text.startsWith('[[')) return valued(text.slice(1))
  if (!isArmExpression(text)) return valued(text)
  const { expression, issues } = parseExpression(text.slice(1, -1), { maxLength: Number.POSITIVE_INFINITY })
  const [issue] = issues
  if (issue !== undefined) return unknown(`it cannot be read: ${issue.message}`)
  return evaluate(expression, scope, depth)
}

function evaluate(expression: Expression, scope: ArmScope, depth: number): ArmOutcome {
  if (depth > maxDepth) return unknown('it leads back to itself')
  switch (expression.kind) {
    case 'literal':
      return valued(expression.value)
    case 'missing':
      return unknown('a part of it is missing')
    case 'access': {
      const target = evaluate(expression.target, scope, depth + 1)
      if (target.kind === 'unknown') return target
      const key = evaluate(expression.key, scope, depth + 1)
      if (key.kind === 'unknown') return key
      const found = memberOf(target.value, key.value)
      return found === undefined ? unknown(`there is no '${String(key.value)}' in its value`) : valued(found)
    }
    case 'call':
      return call(expression.name, expression.args, scope, depth)
  }
}

function call(name: string, given: readonly Expression[], scope: ArmScope, depth: number): ArmOutcome {
  const folded = foldName(name)
  if (folded === 'if') return choose(given, scope, depth)
  const args: WdlValue[] = []
  for (const arg of given) {
    const outcome = evaluate(arg, scope, depth + 1)
    if (outcome.kind === 'value') args.push(outcome.value)
    else {
      // The name of a resource that is given with the deployment: locally it goes by the parameter's own name.
      const standIn = folded === 'resourceid' ? parameterNameOf(arg) : undefined
      if (standIn === undefined) return outcome
      args.push(standIn)
    }
  }
  const [first] = args
  if (folded === 'parameters' || folded === 'variables') {
    if (typeof first !== 'string') return unknown(`${name}() takes a name`)
    return folded === 'parameters' ? parameter(first, scope, depth) : variable(first, scope, depth)
  }
  const work = Object.hasOwn(armFunctions, folded) ? armFunctions[folded] : undefined
  if (work === undefined) return unknown(`${name}() is known to Azure only`)
  const value = work(args)
  return value === undefined ? unknown(`${name}() cannot take these arguments`) : valued(value)
}

/** The name in `parameters('name')`, where an expression is just that. */
function parameterNameOf(expression: Expression): string | undefined {
  if (expression.kind !== 'call' || foldName(expression.name) !== 'parameters') return undefined
  const [name] = expression.args
  return name?.kind === 'literal' && typeof name.value === 'string' ? name.value : undefined
}

/**
 * The name of the template parameter that a text stands for, when it is nothing but that: `x` of
 * `[parameters('x')]`. Undefined for any other text.
 */
export function parameterInArmText(text: string): string | undefined {
  if (!isArmExpression(text)) return undefined
  const { expression, issues } = parseExpression(text.slice(1, -1))
  return issues.length === 0 ? parameterNameOf(expression) : undefined
}

/** Only the branch that is taken is looked at. */
function choose(given: readonly Expression[], scope: ArmScope, depth: number): ArmOutcome {
  const [condition, yes, no] = given
  if (condition === undefined || yes === undefined || no === undefined)
    return unknown('if() takes a condition and two values')
  const outcome = evaluate(condition, scope, depth + 1)
  if (outcome.kind === 'unknown') return outcome
  if (typeof outcome.value !== 'boolean') return unknown('the condition of if() is no boolean')
  return evaluate(outcome.value ? yes : no, scope, depth + 1)
}

/** The value handed to the template, else the parameter's default; else what the template around it knows. */
function parameter(name: string, scope: ArmScope, depth: number): ArmOutcome {
  const handed = propertyOf(scope.given[propertyNameOf(scope.given, name) ?? ''], 'value')
  if (handed !== undefined) return deepValue(handed, scope.outer ?? scope, depth + 1)
  const key = propertyNameOf(scope.parameters, name)
  const fallback = key === undefined ? undefined : propertyOf(scope.parameters[key], 'defaultValue')
  if (fallback !== undefined) return deepValue(fallback, scope, depth + 1)
  if (scope.outer !== undefined) return parameter(name, scope.outer, depth)
  return unknown(
    key === undefined
      ? `there is no template parameter '${name}'`
      : `template parameter '${name}' has no default value`,
  )
}

function variable(name: string, scope: ArmScope, depth: number): ArmOutcome {
  const key = propertyNameOf(scope.variables, name)
  const value = key === undefined ? undefined : scope.variables[key]
  if (value !== undefined) return deepValue(value, scope, depth + 1)
  if (scope.outer !== undefined) return variable(name, scope.outer, depth)
  return unknown(`there is no template variable '${name}'`)
}

/** A value of the template with every text in it evaluated. */
function deepValue(value: WdlValue, scope: ArmScope, depth: number): ArmOutcome {
  if (depth > maxDepth) return unknown('it leads back to itself')
  if (typeof value === 'string') return evaluateArmText(value, scope, depth)
  if (Array.isArray(value)) {
    const items: WdlValue[] = []
    for (const item of value as readonly WdlValue[]) {
      const outcome = deepValue(item, scope, depth + 1)
      if (outcome.kind === 'unknown') return outcome
      items.push(outcome.value)
    }
    return valued(items)
  }
  if (!isObject(value)) return valued(value)
  const entries: [string, WdlValue][] = []
  for (const [key, inner] of Object.entries(value)) {
    const outcome = deepValue(inner, scope, depth + 1)
    if (outcome.kind === 'unknown') return outcome
    entries.push([key, outcome.value])
  }
  return valued(Object.fromEntries(entries))
}

function memberOf(target: WdlValue, key: WdlValue): WdlValue | undefined {
  if (Array.isArray(target))
    return typeof key === 'number' ? (target[key] as WdlValue | undefined) : undefined
  return typeof key === 'string' ? propertyOf(target, key) : undefined
}

function valued(value: WdlValue): ArmOutcome {
  return { kind: 'value', value }
}

function unknown(reason: string): ArmOutcome {
  return { kind: 'unknown', reason }
}
