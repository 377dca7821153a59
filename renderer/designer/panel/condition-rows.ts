import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { isObject } from '../../../shared/wdl/lookup.ts'

/** Comparisons of the condition builder, as the platform's designer offers them. */
export const conditionOperators = [
  'equals',
  'not equals',
  'greater',
  'greaterOrEquals',
  'less',
  'lessOrEquals',
  'contains',
  'not contains',
  'startsWith',
  'not startsWith',
  'endsWith',
  'not endsWith',
] as const

export type ConditionOperator = (typeof conditionOperators)[number]

/** One node of a condition in object form. */
export type ConditionNode =
  | {
      readonly kind: 'group'
      readonly join: 'and' | 'or'
      readonly name: string
      readonly items: readonly WdlValue[]
    }
  | {
      readonly kind: 'row'
      readonly operator: ConditionOperator
      readonly left: WdlValue
      readonly right: WdlValue
    }

/** Reads a condition for the builder; undefined where it holds what rows cannot show. */
export function readCondition(value: WdlValue | undefined): ConditionNode | undefined {
  if (!isObject(value)) return undefined
  const [name, ...more] = Object.keys(value)
  if (name === undefined || more.length > 0) return undefined
  const inner = value[name]
  const folded = name.toLowerCase()
  if (folded === 'and' || folded === 'or') {
    return Array.isArray(inner) ? { kind: 'group', join: folded, name, items: inner } : undefined
  }
  if (folded === 'not') {
    const row = readCondition(inner)
    return row?.kind === 'row' && !row.operator.startsWith('not ')
      ? withOperator(row, `not ${row.operator}`)
      : undefined
  }
  const operands: readonly WdlValue[] | undefined = Array.isArray(inner) ? inner : undefined
  const [left, right] = operands ?? []
  if (operands?.length !== 2 || left === undefined || right === undefined) return undefined
  return withOperator({ left, right }, folded)
}

function withOperator(
  { left, right }: { readonly left: WdlValue; readonly right: WdlValue },
  name: string,
): ConditionNode | undefined {
  const operator = conditionOperators.find((one) => one.toLowerCase() === name.toLowerCase())
  return operator === undefined ? undefined : { kind: 'row', operator, left, right }
}

/** Whether rows can show all of a condition. */
export function canShowAsRows(value: WdlValue | undefined): boolean {
  const node = readCondition(value)
  return node !== undefined && (node.kind === 'row' || node.items.every(canShowAsRows))
}

/** A row as the definition has it: `{"equals": [a, b]}`, `{"not": {"equals": [a, b]}}`. */
export function rowValue(operator: ConditionOperator, left: WdlValue, right: WdlValue): WdlObject {
  return operator.startsWith('not ')
    ? { not: { [operator.slice(4)]: [left, right] } }
    : { [operator]: [left, right] }
}

/** Path of an operand below its row. */
export function operandPath(row: WdlValue, side: 0 | 1): readonly (string | number)[] {
  if (!isObject(row)) return []
  const [name = ''] = Object.keys(row)
  if (name.toLowerCase() !== 'not') return [name, side]
  const inner = row[name]
  return [name, isObject(inner) ? (Object.keys(inner)[0] ?? '') : '', side]
}

/** The row that a new one begins as. */
export const emptyRow: WdlObject = { equals: ['', ''] }
