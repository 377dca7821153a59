import { alternatives, type Sentence, say, word } from '../errors/say.ts'
import { type CallExpression, type Expression, walkExpression } from './ast.ts'
import { closestWord } from './closest-word.ts'
import { describeCount } from './compile-node.ts'
import type { FunctionDefinition } from './functions/define-function.ts'
import { findFunction, suggestFunction } from './functions/find-function.ts'
import { maxArguments, minArguments } from './functions/function-description.ts'
import { type ExpressionIssue, issue } from './issue.ts'
import { findReferences, type ReferenceKind } from './references.ts'
import { typesMeet, typeWordsOf } from './static-types.ts'

/** The names an expression may refer to, each list as complete as the caller knows; a missing list is not checked. */
export interface ExpressionScope {
  readonly names?: Readonly<Partial<Record<ReferenceKind, readonly string[]>>>
  /** Whether `item()` has a meaning here (inside a loop, Select or Filter array). */
  readonly hasItem?: boolean
}

const kindWords: Readonly<Record<ReferenceKind, string>> = {
  action: 'action',
  result: 'scope or loop',
  items: 'enclosing loop',
  iterationIndexes: 'enclosing loop',
  variable: 'variable',
  parameter: 'parameter',
  appSetting: 'app setting',
  trigger: 'trigger',
  item: 'item',
}

/**
 * Finds what is wrong with an expression without running it: unknown and deprecated functions, numbers of
 * arguments, argument types that cannot fit, integers beyond 64 bits and, with a scope, names that do not exist.
 */
export function checkExpression(expression: Expression, scope: ExpressionScope = {}): ExpressionIssue[] {
  const issues: ExpressionIssue[] = []
  walkExpression(expression, (node) => {
    if (node.kind === 'call') checkCall(node, issues)
    if (node.kind === 'literal' && node.overflow) {
      issues.push(issue('expression.overflow', 'This integer does not fit in 64 bits.', node.range))
    }
  })
  if (scope.names || scope.hasItem !== undefined) checkNames(expression, scope, issues)
  return issues
}

function checkCall(node: CallExpression, issues: ExpressionIssue[]): void {
  const definition = findFunction(node.name)
  if (!definition) {
    const suggestion = suggestFunction(node.name)
    const hint = suggestion === undefined ? undefined : say`Did you mean '${suggestion}'?`
    issues.push(
      issue('expression.unknown-function', say`There is no function '${node.name}'.`, node.nameRange, hint),
    )
    return
  }
  if (definition.deprecatedFor !== undefined) {
    const message = say`The function '${definition.name}' is deprecated.`
    const hint = say`Use '${definition.deprecatedFor}' instead.`
    issues.push({
      ...issue('expression.deprecated-function', message, node.nameRange, hint),
      severity: 'warning',
    })
  }
  if (node.args.length < minArguments(definition) || node.args.length > maxArguments(definition)) {
    const hint = describeParameters(definition)
    issues.push(
      issue('expression.argument-count', say`${describeCount(node, definition)}.`, node.range, hint),
    )
    return
  }
  for (const [index, arg] of node.args.entries()) checkArgument(arg, index, definition, issues)
}

function describeParameters(definition: FunctionDefinition): Sentence {
  const names = definition.parameters.map((parameter) =>
    parameter.repeat ? `${parameter.name}...` : parameter.required ? parameter.name : `${parameter.name}?`,
  )
  return say`It takes (${names.join(', ')}).`
}

function checkArgument(
  arg: Expression,
  index: number,
  definition: FunctionDefinition,
  issues: ExpressionIssue[],
): void {
  const parameter = definition.parameters[Math.min(index, definition.parameters.length - 1)]
  if (!parameter) return
  const found = typeWordsOf(arg)
  if (found === undefined || typesMeet(found, parameter.type)) return
  const message = say`The function '${definition.name}' takes ${alternatives(parameter.type.split('|'))} for '${parameter.name}', not ${alternatives(found.split('|'))}.`
  issues.push(issue('expression.argument-type', message, arg.range))
}

function checkNames(expression: Expression, scope: ExpressionScope, issues: ExpressionIssue[]): void {
  for (const { kind, name, range } of findReferences(expression)) {
    if (kind === 'item' && scope.hasItem === false) {
      const message = "'item()' has a value only inside a loop, Select or Filter array."
      issues.push(issue('expression.not-available', message, range))
    }
    const known = scope.names?.[kind]
    if (!known || name === undefined) continue
    if (known.some((candidate) => candidate.toLowerCase() === name.toLowerCase())) continue
    const suggestion = closestWord(name, known)
    const hint = suggestion === undefined ? undefined : say`Did you mean '${suggestion}'?`
    const message = say`There is no ${word(kindWords[kind])} '${name}' here.`
    issues.push(issue('expression.missing-reference', message, range, hint))
  }
}
