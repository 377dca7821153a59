import { RequestError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { foldName, isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { durationMs } from './duration.ts'

/** How a call goes wrong on demand. */
export type Fault =
  /** The service answers so, and does nothing else. */
  | {
      readonly kind: 'status'
      readonly statusCode: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: WdlValue
    }
  /** Nothing comes back in the time the call has. */
  | { readonly kind: 'timeout' }
  /** The connection breaks off. */
  | { readonly kind: 'reset' }
  /** The answer is the real (or mocked) one and takes so long to arrive. */
  | { readonly kind: 'slow'; readonly delayMs: number }

/** Which calls a fault meets. An action's calls are counted through the run: attempts, iterations, all of them. */
export interface FaultRule {
  readonly fault: Fault
  /** Whether the call of this action is meant. */
  matches(action: string, inputs: WdlValue): boolean
  /** Calls of the action that go well first. */
  readonly after: number
  /** Calls that go wrong then. */
  readonly times: number
}

/** Faults in order; the first that meets a call counts. */
export type FaultPlan = readonly FaultRule[]

/**
 * Reads a fault plan: a list of `{action | operation | url, fault, times?, after? ...}`, see docs/mocks.md. Throws
 * RequestError `request.fault-plan` that names the rule.
 */
export function readFaultPlan(value: WdlValue): FaultPlan {
  if (!Array.isArray(value)) throw invalid('The fault plan is not a list.')
  return (value as readonly WdlValue[]).map((rule, index) => readRule(rule, `Fault ${index + 1}`))
}

/** The fault that meets call number `call` (from 0) of an action; `undefined` when it goes as it goes. */
export function faultOf(plan: FaultPlan, action: string, inputs: WdlValue, call: number): Fault | undefined {
  const rule = plan.find(
    ({ after, times, matches }) => call >= after && call < after + times && matches(action, inputs),
  )
  return rule?.fault
}

const ruleNames = new Set([
  'action',
  'operation',
  'url',
  'fault',
  'times',
  'after',
  'statuscode',
  'retryafter',
  'headers',
  'body',
  'delay',
])

function readRule(rule: WdlValue, place: string): FaultRule {
  if (!isObject(rule)) throw invalid(`${place} is not an object.`)
  const unknown = Object.keys(rule).find((name) => !ruleNames.has(foldName(name)))
  if (unknown !== undefined) throw invalid(`${place} has a property '${unknown}', which faults do not have.`)
  return {
    fault: readFault(rule, place),
    matches: readMatch(rule, place),
    after: readCount(rule, 'after', 0, place),
    times: readCount(rule, 'times', 1, place),
  }
}

function readMatch(rule: WdlObject, place: string): FaultRule['matches'] {
  const given = ['action', 'operation', 'url'].filter((name) => propertyOf(rule, name) !== undefined)
  const [name] = given
  if (name === undefined || given.length > 1) {
    throw invalid(`${place} must say which calls it meets by one of 'action', 'operation' and 'url'.`)
  }
  const pattern = textOf(rule, name)
  if (pattern === undefined || pattern === '') throw invalid(`'${name}' of ${lower(place)} is not text.`)
  const isLike = wildcard(pattern)
  if (name === 'action') return (action) => isLike(action)
  if (name === 'operation') return (_action, inputs) => operationsOf(inputs).some(isLike)
  return (_action, inputs) => isLike(textOf(inputs, 'uri') ?? '')
}

/** The names an action's operation goes by: its operationId, or method and path. */
export function operationsOf(inputs: WdlValue): string[] {
  const hosts = [objectOf(inputs, 'host'), objectOf(inputs, 'serviceProviderConfiguration')]
  const ids = hosts.flatMap((host) => textOf(host, 'operationId') ?? [])
  const path = textOf(inputs, 'path')
  return path === undefined ? ids : [...ids, `${textOf(inputs, 'method') ?? 'get'} ${path}`]
}

/** Compares without case; `*` stands for any text. */
export function wildcard(pattern: string): (text: string) => boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  const expression = new RegExp(`^${parts.join('.*')}$`, 'is')
  return (text) => expression.test(text)
}

function readFault(rule: WdlObject, place: string): Fault {
  const kind = foldName(textOf(rule, 'fault') ?? '')
  switch (kind) {
    case 'status':
      return readStatus(rule, place)
    case 'timeout':
    case 'reset':
      return { kind }
    case 'slow': {
      const delayMs = readDelay(propertyOf(rule, 'delay'))
      if (delayMs === undefined) throw invalid(`'delay' of ${lower(place)} is ${noDelay}`)
      return { kind, delayMs }
    }
    default:
      throw invalid(`'fault' of ${lower(place)} is none of 'status', 'timeout', 'reset' and 'slow'.`)
  }
}

function readStatus(rule: WdlObject, place: string): Fault {
  const statusCode = propertyOf(rule, 'statusCode')
  if (
    typeof statusCode !== 'number' ||
    !Number.isInteger(statusCode) ||
    statusCode < 100 ||
    statusCode > 599
  ) {
    throw invalid(`'statusCode' of ${lower(place)} is no HTTP status.`)
  }
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(objectOf(rule, 'headers') ?? {})) {
    headers[name.toLowerCase()] = typeof value === 'string' ? value : String(value)
  }
  const retryAfter = propertyOf(rule, 'retryAfter')
  if (retryAfter !== undefined) {
    const waitMs = readDelay(retryAfter)
    if (waitMs === undefined) throw invalid(`'retryAfter' of ${lower(place)} is ${noDelay}`)
    headers['retry-after'] = String(waitMs / 1000)
  }
  const body = propertyOf(rule, 'body') ?? {
    error: { code: String(statusCode), message: 'A fault on demand.' },
  }
  return { kind: 'status', statusCode, headers, body }
}

const noDelay = "neither a number of seconds nor a duration such as 'PT30S'."

function readDelay(value: WdlValue | undefined): number | undefined {
  if (typeof value === 'number') return value >= 0 ? value * 1000 : undefined
  return typeof value === 'string' ? durationMs(value) : undefined
}

function readCount(rule: WdlObject, name: string, fallback: number, place: string): number {
  const count = propertyOf(rule, name) ?? fallback
  if (name === 'times' && count === 'always') return Number.POSITIVE_INFINITY
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0) return count
  throw invalid(`'${name}' of ${lower(place)} is no number of calls.`)
}

function lower(place: string): string {
  return place.replace('Fault', 'fault')
}

function invalid(message: string): RequestError {
  return new RequestError('request.fault-plan', message, {
    hint: 'docs/mocks.md tells what faults look like.',
  })
}
