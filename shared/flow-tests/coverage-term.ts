import type { WdlValue } from '../expressions/value.ts'
import { printJson } from '../json/index.ts'
import { type ConditionTerm, pointerOf, valueAtPath } from '../wdl/index.ts'
import { isObject } from '../wdl/lookup.ts'

/** Identity of one outcome of a term. */
export function termId({ path, range }: Pick<ConditionTerm, 'path' | 'range'>, outcome: boolean): string {
  const part = range === undefined ? '' : `:${range.start}-${range.end}`
  return `term:${pointerOf(path)}${part}:${outcome}`
}

/** Longest text of a term in a label. */
const maxLength = 80

/** A term in words: `greater(variables('Total'), 100)`. `depth`: how much of the term's path leads to the condition. */
export function printTerm(condition: WdlValue, term: ConditionTerm, depth: number): string {
  return cut(term.text === undefined ? objectText(condition, term, depth) : term.text.replace(/^@/, ''))
}

function objectText(condition: WdlValue, { path }: ConditionTerm, depth: number): string {
  const operands = valueAtPath(condition, path.slice(depth))
  const operator = path.at(-1)
  if (typeof operator !== 'string' || path.length <= depth) return textOf(condition)
  const list = Array.isArray(operands) ? (operands as readonly WdlValue[]) : [operands ?? null]
  return `${operator}(${list.map(textOf).join(', ')})`
}

function textOf(value: WdlValue): string {
  if (typeof value !== 'string')
    return isObject(value) || Array.isArray(value) ? printJson(value) : String(value)
  if (value.startsWith('@') && !value.startsWith('@@') && !value.startsWith('@{')) return value.slice(1)
  return `'${value}'`
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 3)}...`
}
