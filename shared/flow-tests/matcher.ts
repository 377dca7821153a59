import type { JsonPath } from '../errors/index.ts'
import { closestWord } from '../expressions/closest-word.ts'
import { compileTemplate } from '../expressions/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { isRiskyPattern } from '../json-schema/risky-pattern.ts'
import { isObject } from '../wdl/lookup.ts'

/** Matchers by the property that makes an object one; each with the options that may stand beside it. */
const matcherOptions: Readonly<Record<string, readonly string[]>> = {
  $equals: [],
  $partial: [],
  $contains: [],
  $regex: ['$flags'],
  $type: [],
  $jsonSchema: [],
  $any: [],
  $absent: [],
  $approx: ['$within'],
  $expression: [],
  $not: [],
  $allOf: [],
  $anyOf: [],
  $length: [],
}

/** Names of all matchers. */
export const matcherNames: readonly string[] = Object.keys(matcherOptions)

/** Words of `$type`. */
export const matcherTypes = [
  'string',
  'number',
  'integer',
  'boolean',
  'array',
  'object',
  'null',
  'date',
] as const

/** The matcher an object stands for: the one whose name is its first property. */
export function matcherOf(value: WdlValue): string | undefined {
  if (!isObject(value)) return undefined
  const [first] = Object.keys(value)
  return first !== undefined && Object.hasOwn(matcherOptions, first) ? first : undefined
}

/** Something wrong with an expectation. */
export interface MatcherIssue {
  readonly path: JsonPath
  readonly isError: boolean
  readonly message: string
  readonly hint?: string
}

/** Everything that is wrong with an expected value. */
export function checkExpected(value: WdlValue, path: JsonPath = []): readonly MatcherIssue[] {
  const issues: MatcherIssue[] = []
  visit(value, path, issues)
  return issues
}

function visit(value: WdlValue, path: JsonPath, issues: MatcherIssue[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly WdlValue[]).entries())
      visit(item, [...path, index], issues)
    return
  }
  if (!isObject(value)) return
  const name = matcherOf(value)
  if (name !== undefined) {
    checkMatcher(name, value, path, issues)
    return
  }
  const names = Object.keys(value)
  for (const key of names) visit(value[key] ?? null, [...path, key], issues)
  const [only] = names
  if (names.length !== 1 || only === undefined || !only.startsWith('$')) return
  const near = closestWord(only, matcherNames)
  if (near !== undefined) {
    const message = `'${only}' is no matcher; the object is compared as it is.`
    issues.push({ path: [...path, only], isError: false, message, hint: `Did you mean '${near}'?` })
  }
}

function checkMatcher(name: string, matcher: WdlObject, path: JsonPath, issues: MatcherIssue[]): void {
  const operand = matcher[name] ?? null
  const at = [...path, name]
  const wrong = (message: string, hint?: string, place: JsonPath = at) =>
    issues.push({ path: place, isError: true, message, ...(hint === undefined ? {} : { hint }) })
  const tell = (fault: Fault | undefined) => fault !== undefined && wrong(fault.message, fault.hint)
  for (const other of Object.keys(matcher)) {
    if (other === name || matcherOptions[name]?.includes(other) === true) continue
    wrong(`'${other}' does not belong beside '${name}'.`, 'Join matchers with $allOf.', [...path, other])
  }
  switch (name) {
    case '$equals':
      return
    case '$partial':
    case '$contains':
    case '$not':
      visit(operand, at, issues)
      return
    case '$allOf':
    case '$anyOf':
      if (!Array.isArray(operand)) wrong(`'${name}' takes a list of expectations.`)
      else visit(operand, at, issues)
      return
    case '$length':
      if (typeof operand !== 'number' && matcherOf(operand) === undefined) {
        wrong("'$length' takes a number, or a matcher of one.")
      } else visit(operand, at, issues)
      return
    case '$any':
    case '$absent':
      if (operand !== true) wrong(`'${name}' takes true.`, `Write {"${name}": true}.`)
      return
    case '$type': {
      const types = Array.isArray(operand) ? (operand as readonly WdlValue[]) : [operand]
      const stray = types.find((type) => !(matcherTypes as readonly WdlValue[]).includes(type))
      if (stray !== undefined)
        wrong(`${JSON.stringify(stray)} is no type.`, `Types are ${matcherTypes.join(', ')}.`)
      return
    }
    case '$regex':
      tell(faultOfRegex(operand, matcher.$flags))
      return
    case '$jsonSchema':
      if (!isObject(operand)) wrong("'$jsonSchema' takes a JSON schema.")
      return
    case '$approx':
      if (typeof operand !== 'number' && typeof operand !== 'string') {
        wrong("'$approx' takes a number or a time.", 'Such as {"$approx": 3.14, "$within": 0.01}.')
      } else if (typeof operand === 'string' && Number.isNaN(Date.parse(operand))) {
        wrong("The text of '$approx' is no time.", 'Such as "2026-01-31T08:00:00Z".')
      } else if (matcher.$within !== undefined && !isDistance(matcher.$within)) {
        wrong("'$within' takes a number that is not negative.", 'For times it counts seconds.', [
          ...path,
          '$within',
        ])
      }
      return
    case '$expression':
      tell(faultOfExpression(operand))
      return
  }
}

interface Fault {
  readonly message: string
  readonly hint?: string
}

function faultOfRegex(pattern: WdlValue, flags: WdlValue | undefined): Fault | undefined {
  if (typeof pattern !== 'string') return { message: "'$regex' takes a text." }
  if (flags !== undefined && (typeof flags !== 'string' || !/^[imsu]*$/.test(flags))) {
    return { message: "'$flags' takes letters out of i, m, s and u." }
  }
  if (isRiskyPattern(pattern)) {
    return {
      message: 'Matching by this pattern may take time without end.',
      hint: 'Take away a repetition inside of a repetition, such as (a+)+.',
    }
  }
  try {
    new RegExp(pattern, flags ?? '')
    return undefined
  } catch (error) {
    return { message: `The pattern cannot be read: ${(error as Error).message}.` }
  }
}

function faultOfExpression(text: WdlValue): Fault | undefined {
  if (typeof text !== 'string') return { message: "'$expression' takes a text." }
  const issue = compileTemplate(asTemplate(text)).issues.find(({ severity }) => severity === 'error')
  if (issue === undefined) return undefined
  return { message: issue.message, ...(issue.hint === undefined ? {} : { hint: issue.hint }) }
}

/** An expression with its `@`, which may be left out. */
export function asTemplate(expression: string): string {
  return expression.startsWith('@') ? expression : `@${expression}`
}

function isDistance(value: WdlValue): boolean {
  return typeof value === 'number' && value >= 0
}
