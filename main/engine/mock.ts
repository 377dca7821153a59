import { RequestError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { parseJson } from '../../shared/json/index.ts'
import type { FinalStatus } from '../../shared/run/index.ts'
import { foldName, isObject, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { CompletedResult } from './action-handler.ts'
import { type FaultPlan, readFaultPlan } from './fault-plan.ts'
import { statusCodeName } from './status-code-name.ts'

/** How calls of a run are answered. */
export interface MockScript {
  /** By folded action name (`*` for all others): the same each time, or one per call in order. */
  readonly answers: ReadonlyMap<string, WdlObject | readonly WdlObject[]>
  /** Calls that go wrong. */
  readonly faults: FaultPlan
  /** Calls without an answer are made, instead of answered with a sample. */
  readonly callsUnanswered: boolean
}

/**
 * Reads a mock script: an object by action name of `{statusCode?, headers?, body?, outputs?, status?, error?}` or a
 * list of those, with `$faults` and `$unanswered`; see docs/mocks.md. Throws RequestError `request.mock-script`,
 * `request.fault-plan`.
 */
export function readMockScript(json: string): MockScript {
  let script: WdlValue
  try {
    script = parseJson(json)
  } catch (cause) {
    throw new RequestError('request.mock-script', 'The mock script is not JSON.', { cause })
  }
  if (!isObject(script))
    throw new RequestError('request.mock-script', 'The mock script is not a JSON object.')
  const answers = new Map<string, WdlObject | readonly WdlObject[]>()
  for (const [name, answer] of Object.entries(script)) {
    if (name.startsWith('$')) continue
    const isList = Array.isArray(answer)
    if (
      isList
        ? !(answer as WdlValue[]).every(isObject) || (answer as WdlValue[]).length === 0
        : !isObject(answer)
    ) {
      throw new RequestError(
        'request.mock-script',
        `The mock answer of '${name}' is neither an object nor a list of objects.`,
      )
    }
    answers.set(foldName(name), answer as WdlObject | readonly WdlObject[])
  }
  return {
    answers,
    faults: readFaultPlan(propertyOf(script, '$faults') ?? []),
    callsUnanswered: readUnanswered(script),
  }
}

function readUnanswered(script: WdlObject): boolean {
  const stray = Object.keys(script).find((name) => name.startsWith('$') && !settings.has(foldName(name)))
  if (stray !== undefined) {
    throw new RequestError('request.mock-script', `'${stray}' is no setting of a mock script.`, {
      hint: `Settings are ${[...settings].join(', ')}.`,
    })
  }
  const unanswered = propertyOf(script, '$unanswered') ?? 'sample'
  if (unanswered === 'sample' || unanswered === 'call') return unanswered === 'call'
  throw new RequestError('request.mock-script', "'$unanswered' is neither 'sample' nor 'call'.")
}

/** Names in a mock script that are no actions. */
const settings = new Set(['$schema', '$faults', '$unanswered'])

/**
 * The scripted answer to call number `call` (from 0) of an action; the last of a list goes on for ever. With
 * `byName`, `*` does not answer.
 */
export function scriptedAnswer(
  script: MockScript,
  action: string,
  call: number,
  byName = false,
): WdlObject | undefined {
  const answer = script.answers.get(foldName(action)) ?? (byName ? undefined : script.answers.get('*'))
  if (answer === undefined || !Array.isArray(answer)) return answer as WdlObject | undefined
  return (answer as readonly WdlObject[])[Math.min(call, answer.length - 1)]
}

const statuses: readonly FinalStatus[] = [
  'Succeeded',
  'Failed',
  'Skipped',
  'TimedOut',
  'Cancelled',
  'Aborted',
  'Ignored',
]

/** Makes an action's result of a scripted answer. An answer without a status follows its status code. */
export function resultOfAnswer(action: string, answer: WdlObject): CompletedResult {
  const statusCode = Number(propertyOf(answer, 'statusCode') ?? 200)
  const wanted = textOf(answer, 'status')
  const status =
    statuses.find((known) => foldName(known) === foldName(wanted ?? '')) ??
    (statusCode >= 200 && statusCode < 300 ? 'Succeeded' : 'Failed')
  const whole = propertyOf(answer, 'outputs')
  const outputs = whole ?? {
    statusCode,
    headers: propertyOf(answer, 'headers') ?? {},
    body: propertyOf(answer, 'body') ?? {},
  }
  const error = propertyOf(answer, 'error')
  const code = textOf(answer, 'code') ?? textOf(error, 'code') ?? codeOf(status, statusCode)
  if (status === 'Succeeded') return { kind: 'completed', status, code, outputs }
  const message = textOf(error, 'message') ?? `'${action}' was answered with status code ${statusCode}.`
  return {
    kind: 'completed',
    status,
    code,
    outputs,
    error: { code, message },
    retryable: status === 'Failed' && (statusCode === 408 || statusCode === 429 || statusCode >= 500),
    ...retryAfter(propertyOf(answer, 'headers')),
  }
}

/** Makes an action's result of a static result; it has the outputs that are written there and no others. */
export function resultOfStatic(action: string, answer: WdlObject): CompletedResult {
  const { outputs: _outputs, retryable: _retryable, ...rest } = resultOfAnswer(action, answer)
  const outputs = propertyOf(answer, 'outputs')
  return outputs === undefined ? rest : { ...rest, outputs }
}

function codeOf(status: FinalStatus, statusCode: number): string {
  if (status === 'Succeeded' || status === 'Failed') return statusCodeName(statusCode)
  return status === 'TimedOut' ? 'ActionTimedOut' : status === 'Skipped' ? 'ActionSkipped' : status
}

function retryAfter(headers: WdlValue | undefined): { retryAfterMs?: number } {
  const seconds = Number(propertyOf(headers, 'retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? { retryAfterMs: seconds * 1000 } : {}
}
