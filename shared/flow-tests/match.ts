import type { JsonPath } from '../errors/index.ts'
import {
  compileTemplate,
  type EvaluationContext,
  ExpressionError,
  isInteger,
  isNumeric,
  toDouble,
} from '../expressions/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { jsonEquals, printJson } from '../json/index.ts'
import { validateJson } from '../json-schema/index.ts'
import { isObject } from '../wdl/lookup.ts'
import { asTemplate, matcherOf } from './matcher.ts'
import type { Difference } from './test-result.ts'

/** Makes what expressions of an expectation see, with the value they are asked about as `item()`. */
export type ContextOfItem = (item: WdlValue) => EvaluationContext

/** How values are compared. */
export interface MatchOptions {
  readonly contextOf: ContextOfItem
  /** Properties that are not named may be there. */
  readonly isPartial?: boolean
}

/** Most differences that are told of one value. */
const maxDifferences = 50

/** To be awaited once before `match`: schemas are then checked without waiting. */
export async function prepareMatching(): Promise<void> {
  await validateJson({ type: 'object' }, {})
}

/**
 * Compares a value with what is expected of it. Plain JSON is compared exactly (numbers by value, the order of
 * properties does not count), matchers as they say. Answers the differences; none when it matches.
 */
export function match(
  actual: WdlValue | undefined,
  expected: WdlValue,
  options: MatchOptions,
  path: JsonPath = [],
): readonly Difference[] {
  const found: Difference[] = []
  compare(actual, expected, options, path, found)
  return found.length > maxDifferences ? found.slice(0, maxDifferences) : found
}

function compare(
  actual: WdlValue | undefined,
  expected: WdlValue,
  options: MatchOptions,
  path: JsonPath,
  found: Difference[],
): void {
  if (found.length > maxDifferences) return
  const name = matcherOf(expected)
  if (name !== undefined) {
    matchBy(name, actual, expected as WdlObject, options, path, found)
    return
  }
  if (actual === undefined) {
    found.push({ path, kind: 'missing', message: `${show(expected)} is missing.` })
    return
  }
  if (isObject(expected) && isObject(actual)) {
    compareObjects(actual, expected, options, path, found)
    return
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    compareArrays(actual as readonly WdlValue[], expected as readonly WdlValue[], options, path, found)
    return
  }
  if (jsonEquals(actual, expected)) return
  const types = [kindOf(actual), kindOf(expected)]
  found.push(
    types[0] === types[1]
      ? { path, kind: 'different', message: `Expected ${show(expected)}, found ${show(actual)}.` }
      : {
          path,
          kind: 'wrong-type',
          message: `Expected ${show(expected)}, found ${show(actual)} (${types[0]} instead of ${types[1]}).`,
        },
  )
}

function compareObjects(
  actual: WdlObject,
  expected: WdlObject,
  options: MatchOptions,
  path: JsonPath,
  found: Difference[],
): void {
  for (const name of Object.keys(expected)) {
    const value = Object.hasOwn(actual, name) ? actual[name] : undefined
    compare(value, expected[name] ?? null, options, [...path, name], found)
  }
  if (options.isPartial === true) return
  for (const name of Object.keys(actual)) {
    if (Object.hasOwn(expected, name)) continue
    const value = actual[name] ?? null
    found.push({ path: [...path, name], kind: 'unexpected', message: `${show(value)} was not expected.` })
  }
}

function compareArrays(
  actual: readonly WdlValue[],
  expected: readonly WdlValue[],
  options: MatchOptions,
  path: JsonPath,
  found: Difference[],
): void {
  for (const [index, item] of expected.entries()) {
    compare(actual[index], item, options, [...path, index], found)
  }
  for (let index = expected.length; index < actual.length; index += 1) {
    const value = actual[index] ?? null
    found.push({ path: [...path, index], kind: 'unexpected', message: `${show(value)} was not expected.` })
  }
}

function matchBy(
  name: string,
  actual: WdlValue | undefined,
  matcher: WdlObject,
  options: MatchOptions,
  path: JsonPath,
  found: Difference[],
): void {
  const operand = matcher[name] ?? null
  const fails = (message: string) => found.push({ path, kind: 'no-match', message })
  if (name === '$absent') {
    if (actual !== undefined)
      found.push({ path, kind: 'unexpected', message: `${show(actual)} should be absent.` })
    return
  }
  if (name === '$not') {
    if (match(actual, operand, options).length === 0)
      fails(`${showFound(actual)} should not be ${show(operand)}.`)
    return
  }
  if (name === '$anyOf') {
    const choices = Array.isArray(operand) ? (operand as readonly WdlValue[]) : []
    if (choices.every((choice) => match(actual, choice, options).length > 0))
      fails(`${showFound(actual)} is none of what is expected.`)
    return
  }
  if (name === '$allOf') {
    for (const part of Array.isArray(operand) ? (operand as readonly WdlValue[]) : [])
      compare(actual, part, options, path, found)
    return
  }
  if (actual === undefined) {
    found.push({ path, kind: 'missing', message: 'The value is missing.' })
    return
  }
  switch (name) {
    case '$any':
      return
    case '$equals':
      compareLiterally(actual, operand, path, found)
      return
    case '$partial':
      compare(actual, operand, { ...options, isPartial: true }, path, found)
      return
    case '$contains':
      if (!contains(actual, operand, options)) fails(`${show(actual)} does not contain ${show(operand)}.`)
      return
    case '$regex': {
      const expression = new RegExp(String(operand), typeof matcher.$flags === 'string' ? matcher.$flags : '')
      if (typeof actual !== 'string') fails(`${show(actual)} is no text, so no pattern fits it.`)
      else if (!expression.test(actual)) fails(`${show(actual)} does not fit the pattern ${String(operand)}.`)
      return
    }
    case '$type': {
      const types = (Array.isArray(operand) ? operand : [operand]) as readonly WdlValue[]
      if (!types.some((type) => isOfType(actual, String(type))))
        fails(`${show(actual)} is of type ${kindOf(actual)}, not ${types.join(' or ')}.`)
      return
    }
    case '$jsonSchema':
      matchSchema(actual, operand, path, found)
      return
    case '$approx':
      for (const message of awayFrom(actual, operand, matcher.$within)) fails(message)
      return
    case '$length': {
      const length = lengthOf(actual)
      if (length === undefined) fails(`${show(actual)} has no length.`)
      else if (match(length, operand, options).length > 0)
        fails(`The length is ${length}, expected ${show(operand)}.`)
      return
    }
    case '$expression':
      matchExpression(actual, String(operand), options, fails)
      return
  }
}

function compareLiterally(actual: WdlValue, expected: WdlValue, path: JsonPath, found: Difference[]): void {
  if (jsonEquals(actual, expected)) return
  found.push({ path, kind: 'different', message: `Expected ${show(expected)}, found ${show(actual)}.` })
}

function contains(actual: WdlValue, operand: WdlValue, options: MatchOptions): boolean {
  if (typeof actual === 'string') return typeof operand === 'string' && actual.includes(operand)
  const partial = { ...options, isPartial: true }
  if (Array.isArray(actual))
    return actual.some((item: WdlValue) => match(item, operand, partial).length === 0)
  return isObject(operand) && match(actual, operand, partial).length === 0
}

function matchSchema(actual: WdlValue, schema: WdlValue, path: JsonPath, found: Difference[]): void {
  const outcome = validateJson(schema, actual)
  if (outcome instanceof Promise) {
    found.push({ path, kind: 'no-match', message: 'The schema could not be checked yet.' })
  } else if (typeof outcome === 'string') {
    found.push({ path, kind: 'no-match', message: `The schema itself is wrong: ${outcome}` })
  } else {
    for (const violation of outcome)
      found.push({
        path,
        kind: 'no-match',
        message: `${violation.path === '' ? '' : `${violation.path}: `}${violation.message}`,
      })
  }
}

/** Says how far a number or a time is away, where that is too far. */
function awayFrom(actual: WdlValue, wanted: WdlValue, within: WdlValue | undefined): readonly string[] {
  const distance = typeof within === 'number' ? within : undefined
  if (typeof wanted === 'string') {
    const time = typeof actual === 'string' ? Date.parse(actual) : Number.NaN
    if (Number.isNaN(time)) return [`${show(actual)} is no time.`]
    const seconds = Math.abs(time - Date.parse(wanted)) / 1000
    return seconds > (distance ?? 1) ? [`${show(actual)} is ${seconds} s away from ${show(wanted)}.`] : []
  }
  if (!isNumeric(actual) || typeof wanted !== 'number') return [`${show(actual)} is no number.`]
  const away = Math.abs(toDouble(actual) - wanted)
  const most = distance ?? Math.max(1e-9, Math.abs(wanted) * 1e-6)
  return away <= most ? [] : [`${show(actual)} is ${away} away from ${wanted}.`]
}

function matchExpression(
  actual: WdlValue,
  source: string,
  { contextOf }: MatchOptions,
  fails: (message: string) => void,
): void {
  try {
    const value = compileTemplate(asTemplate(source)).evaluate(contextOf(actual))
    if (value !== true) fails(`${source} gives ${show(value)} for ${show(actual)}, not true.`)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    fails(`${source} cannot be evaluated for ${show(actual)}: ${error.message}`)
  }
}

function lengthOf(value: WdlValue): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  return isObject(value) ? Object.keys(value).length : undefined
}

function isOfType(value: WdlValue, type: string): boolean {
  if (type === 'integer') return isNumeric(value) && (isInteger(value) || Number.isInteger(toDouble(value)))
  if (type === 'date')
    return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value))
  return kindOf(value) === type
}

function kindOf(value: WdlValue): string {
  if (value === null) return 'null'
  if (isNumeric(value)) return 'number'
  if (Array.isArray(value)) return 'array'
  return typeof value
}

/** A value in a sentence, cut to a readable length. */
export function show(value: WdlValue): string {
  const text = printJson(value)
  return text.length <= 120 ? text : `${text.slice(0, 117)}...`
}

function showFound(actual: WdlValue | undefined): string {
  return actual === undefined ? 'What is missing' : show(actual)
}
