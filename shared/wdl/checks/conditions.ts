import type { JsonPath } from '../../errors/index.ts'
import { type Sentence, say } from '../../errors/say.ts'
import type { WdlValue } from '../../expressions/value.ts'
import type { CheckContext } from '../check-context.ts'
import { isObject, propertyNameOf } from '../lookup.ts'
import { closestName } from './closest-name.ts'

/** Conditions in object form: `{and: [{equals: [a, b]}, {not: {...}}]}`. Source: WDL reference, "If action". */
export function checkConditions(context: CheckContext): void {
  for (const node of context.graph.actions) {
    const editor = node.manifest.fields?.properties?.expression?.['x-editor']
    if (editor !== 'condition') continue
    const key = propertyNameOf(node.action, 'expression')
    const condition = key === undefined ? undefined : node.action[key]
    if (key !== undefined && isObject(condition)) {
      checkCondition({ context, action: node.name }, condition, [...node.path, key])
    }
  }
}

interface Whose {
  readonly context: CheckContext
  readonly action: string
}

/** Operators of two values, and those that join conditions. */
const operators: readonly string[] = [
  'and',
  'or',
  'not',
  'equals',
  'greater',
  'greaterOrEquals',
  'less',
  'lessOrEquals',
  'contains',
  'startsWith',
  'endsWith',
  'empty',
  'exists',
]
const joining: ReadonlySet<string> = new Set(['and', 'or'])
const byLowerCase = new Map(operators.map((name) => [name.toLowerCase(), name]))

/** Deepest condition that is looked into. */
const maxDepth = 60

function checkCondition(whose: Whose, condition: WdlValue | undefined, path: JsonPath): void {
  if (!isObject(condition) || path.length > maxDepth) return
  for (const key of Object.keys(condition)) {
    const operator = byLowerCase.get(key.toLowerCase())
    const operand = condition[key]
    if (operator === undefined) {
      reportOperator(whose, key, [...path, key])
    } else if (joining.has(operator)) {
      if (Array.isArray(operand)) {
        operand.forEach((part: WdlValue, index) => {
          checkCondition(whose, part, [...path, key, index])
        })
      } else reportOperands(whose, operator, [...path, key], say`an array of conditions`)
    } else if (operator === 'not') {
      checkCondition(whose, operand, [...path, key])
    } else if (
      operator !== 'empty' &&
      operator !== 'exists' &&
      Array.isArray(operand) &&
      operand.length !== 2
    ) {
      reportOperands(whose, operator, [...path, key], say`two values`)
    }
  }
}

function reportOperator({ context, action }: Whose, name: string, path: JsonPath): void {
  const near = closestName(name, operators)
  context.report({
    severity: 'error',
    code: 'definition.unknown-operator',
    path,
    message: say`A condition has no operator '${name}'.`,
    hint:
      near === undefined
        ? say`The operators are ${operators.slice(0, 11).join(', ')}.`
        : say`Did you mean '${near}'?`,
    action,
  })
}

function reportOperands(
  { context, action }: Whose,
  operator: string,
  path: JsonPath,
  wanted: Sentence,
): void {
  context.report({
    severity: 'error',
    code: 'definition.operator-operands',
    path,
    message: say`The operator '${operator}' takes ${wanted}.`,
    action,
  })
}
