import { RequestError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { parseJson } from '../../shared/json/index.ts'
import type { FinalStatus } from '../../shared/run/index.ts'
import { foldName, isObject, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { CompletedResult } from './action-handler.ts'
import { type FaultPlan, operationsOf, readFaultPlan, wildcard } from './fault-plan.ts'
import { statusCodeName } from './status-code-name.ts'

/** How calls of a run are answered. */
export interface MockScript {
  /** By folded action name (`*` for all others): the same each time, or one per call in order. */
  readonly answers: ReadonlyMap<string, Answer>
  /** By operation, for actions that are not answered by name; the first that meets a call counts. */
  readonly operations: readonly OperationAnswer[]
  /** Calls that go wrong. */
  readonly faults: FaultPlan
  /** Calls without an answer are made, instead of answered with a sample. */
  readonly callsUnanswered: boolean
  /** Calls without an answer fail, so that none goes by unnoticed. */
  readonly failsUnanswered: boolean
}

type Answer = WdlObject | readonly WdlObject[]

/** The answer to every call of an operation. */
export interface OperationAnswer {
  matches(inputs: WdlValue): boolean
  readonly answer: Answer
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
  const answers = new Map<string, Answer>()
  for (const [name, answer] of Object.entries(script)) {
    if (!name.startsWith('$')) answers.set(foldName(name), readAnswer(name, answer))
  }
  const unanswered = readUnanswered(script)
  return {
    answers,
    operations: readOperations(propertyOf(script, '$operations') ?? {}),
    faults: readFaultPlan(propertyOf(script, '$faults') ?? []),
    callsUnanswered: unanswered === 'call',
    failsUnanswered: unanswered === 'fail',
  }
}

function readAnswer(name: string, answer: WdlValue): Answer {
  const list = Array.isArray(answer) ? (answer as readonly WdlValue[]) : [answer]
  if (list.length > 0 && list.every(isObject)) {
    for (const one of list) checkAnswer(name, one as WdlObject)
    return answer as Answer
  }
  throw new RequestError(
    'request.mock-script',
    `The mock answer of '${name}' is neither an object nor a list of objects.`,
  )
}

/** Throws for what would be taken as something else in silence. */
function checkAnswer(name: string, answer: WdlObject): void {
  const isEvaluated = propertyOf(answer, 'evaluate') === true
  const status = propertyOf(answer, 'status') ?? null
  const statusCode = propertyOf(answer, 'statusCode') ?? null
  if (!isEvaluated && statusCode !== null && !isStatusCode(Number(statusCode))) {
    throw new RequestError(
      'request.mock-script',
      `The 'statusCode' of the mock answer of '${name}' is none.`,
      {
        hint: 'It is a number from 100 to 599, such as 200.',
      },
    )
  }
  const isKnown = typeof status === 'string' && statuses.some((known) => foldName(known) === foldName(status))
  if (status !== null && !isKnown && !isEvaluated) {
    throw new RequestError('request.mock-script', `The 'status' of the mock answer of '${name}' is none.`, {
      hint: `Statuses are ${statuses.join(', ')}.`,
    })
  }
}

function isStatusCode(code: number): boolean {
  return Number.isInteger(code) && code >= 100 && code <= 599
}

function readOperations(value: WdlValue): readonly OperationAnswer[] {
  if (!isObject(value)) throw new RequestError('request.mock-script', "'$operations' is not an object.")
  return Object.entries(value).map(([pattern, answer]) => {
    const isLike = wildcard(pattern)
    return {
      answer: readAnswer(pattern, answer),
      matches: (inputs) => operationsOf(inputs).some(isLike),
    }
  })
}

function readUnanswered(script: WdlObject): 'sample' | 'call' | 'fail' {
  const stray = Object.keys(script).find((name) => name.startsWith('$') && !settings.has(foldName(name)))
  if (stray !== undefined) {
    throw new RequestError('request.mock-script', `'${stray}' is no setting of a mock script.`, {
      hint: `Settings are ${[...settings].join(', ')}.`,
    })
  }
  const unanswered = propertyOf(script, '$unanswered') ?? 'sample'
  if (unanswered === 'sample' || unanswered === 'call' || unanswered === 'fail') return unanswered
  throw new RequestError('request.mock-script', "'$unanswered' is none of 'sample', 'call' and 'fail'.")
}

/** Names in a mock script that are no actions. */
const settings = new Set(['$schema', '$operations', '$faults', '$unanswered'])

/** A call that a mock script may answer. */
export interface ScriptedCall {
  readonly action: string
  readonly inputs: WdlValue
  /** Number of the action's call, from 0. */
  readonly call: number
  /** Only an answer that names the action counts. */
  readonly byName?: boolean
}

/** The scripted answer to a call: by the action's name, by its operation, by `*`. The last of a list goes on for ever. */
export function scriptedAnswer(
  script: MockScript,
  { action, inputs, call, byName = false }: ScriptedCall,
): WdlObject | undefined {
  const answer =
    script.answers.get(foldName(action)) ??
    (byName
      ? undefined
      : (script.operations.find((operation) => operation.matches(inputs))?.answer ?? script.answers.get('*')))
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
  const isAnswered =
    status === 'Succeeded' || answerParts.some((part) => propertyOf(answer, part) !== undefined)
  const made = {
    statusCode,
    headers: propertyOf(answer, 'headers') ?? {},
    body: propertyOf(answer, 'body') ?? {},
  }
  // Where the script says no more than that it failed, nothing came back.
  const outputs = propertyOf(answer, 'outputs') ?? (isAnswered ? made : undefined)
  const error = propertyOf(answer, 'error')
  const code =
    textOf(answer, 'code') ?? textOf(error, 'code') ?? codeOf(status, isAnswered ? statusCode : undefined)
  const given = outputs === undefined ? {} : { outputs }
  if (status === 'Succeeded') return { kind: 'completed', status, code, ...given }
  const message = textOf(error, 'message') ?? messageOf(action, status, isAnswered ? statusCode : undefined)
  return {
    kind: 'completed',
    status,
    code,
    ...given,
    error: { code, message },
    retryable: status === 'Failed' && (statusCode === 408 || statusCode === 429 || statusCode >= 500),
    ...retryAfter(propertyOf(answer, 'headers')),
  }
}

/** Parts of an answer that say what came back. */
const answerParts = ['statusCode', 'headers', 'body'] as const

function messageOf(action: string, status: FinalStatus, statusCode: number | undefined): string {
  if (status === 'Failed' && statusCode !== undefined) {
    return `'${action}' was answered with status code ${statusCode}.`
  }
  return `The execution of template action '${action}' ended ${status}.`
}

/** Makes an action's result of a static result; it has the outputs that are written there and no others. */
export function resultOfStatic(action: string, answer: WdlObject): CompletedResult {
  const { outputs: _outputs, retryable: _retryable, ...rest } = resultOfAnswer(action, answer)
  const outputs = propertyOf(answer, 'outputs')
  return outputs === undefined ? rest : { ...rest, outputs }
}

function codeOf(status: FinalStatus, statusCode: number | undefined): string {
  if (statusCode === undefined && status === 'Failed') return 'ActionFailed'
  if (status === 'Succeeded' || status === 'Failed') return statusCodeName(statusCode ?? 200)
  return status === 'TimedOut' ? 'ActionTimedOut' : status === 'Skipped' ? 'ActionSkipped' : status
}

function retryAfter(headers: WdlValue | undefined): { retryAfterMs?: number } {
  const seconds = Number(propertyOf(headers, 'retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? { retryAfterMs: seconds * 1000 } : {}
}
