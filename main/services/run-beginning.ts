import { DefinitionError, RequestError } from '../../shared/errors/index.ts'
import { isObject } from '../../shared/expressions/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import type { DebugCommand, RunId, RunStarted } from '../../shared/run/index.ts'
import { foldName, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { compileAsked } from '../engine/debug-expression.ts'
import type { Plan, TriggerPlan } from '../engine/plan.ts'
import type { RunJournal } from '../storage/run-journal.ts'
import type { StartRunRequest } from './engine-host.ts'

/** What is known of a run when it begins, beside what was asked for. */
export interface Beginning {
  readonly plan: Plan
  readonly trigger: TriggerPlan
  readonly runId: RunId
  readonly nowMs: number
  readonly parameters: StartRunRequest['parameters']
  readonly outputs: WdlValue
  /** JSON text of the outputs, where it is at hand. */
  readonly outputsText: string | undefined
}

/** The first event of a run; what it refers to is put into the journal's content. */
export function startedEvent(
  journal: Pick<RunJournal, 'keep' | 'store'>,
  request: StartRunRequest,
  { plan, trigger, runId, nowMs, parameters, outputs, outputsText }: Beginning,
): RunStarted {
  const started: Mutable<RunStarted> = {
    type: 'run-started',
    at: nowMs,
    runId,
    flow: request.flow,
    origin: request.origin,
    trigger: {
      name: trigger.name,
      type: trigger.type,
      outputs: trigger.isSecure
        ? { kind: 'secured' }
        : journal.keep(runId, outputsText ?? printJson(outputs)),
    },
    definition: journal.store(runId, request.definition),
    mocks: request.mocks,
    correlationId: correlationIdOf(outputs) ?? runId,
    profile: request.profile,
  }
  // Begun thousands of times a second: no objects are made to be spread.
  const open = openParameters(plan, parameters)
  if (open !== undefined) started.parameters = open
  if (request.fixedNow !== undefined) started.fixedNow = request.fixedNow
  if (request.time === 'hurried') started.time = request.time
  if (request.sandboxes === true) started.sandboxes = true
  if (request.limits !== undefined) started.limits = request.limits
  if (request.environmentFolder !== undefined) started.environmentFolder = request.environmentFolder
  if (request.parent !== undefined) started.parent = request.parent
  if (request.from !== undefined) started.from = request.from
  const { childFlows, connectionReferences, mockScript } = request
  if (connectionReferences !== undefined)
    started.connectionReferences = journal.store(runId, connectionReferences)
  if (mockScript !== undefined) started.mockScript = journal.store(runId, mockScript)
  if (childFlows !== undefined) started.childFlows = journal.store(runId, JSON.stringify(childFlows))
  return started
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] }

/** The trigger of that name, or the first. Throws DefinitionError, RequestError `request.trigger-not-found`. */
export function chooseTrigger(plan: Plan, name: string | undefined): TriggerPlan {
  const first = plan.triggers[0]
  if (first === undefined) {
    throw new DefinitionError('definition.no-trigger', 'The flow has no trigger, so nothing can start it.', {
      at: { path: ['triggers'] },
    })
  }
  if (name === undefined) return first
  const folded = name.toLowerCase()
  const found = plan.triggers.find((trigger) => trigger.name.toLowerCase() === folded)
  if (found !== undefined) return found
  throw new RequestError('request.trigger-not-found', `The flow has no trigger '${name}'.`)
}

/** What whoever debugs a run says before it begins. Throws RequestError `run.debug-action`, `run.debug-expression`. */
export function ordersOf(plan: Plan, debug: StartRunRequest['debug']): DebugCommand[] {
  const breakpoints = debug?.breakpoints ?? []
  for (const { action, condition } of breakpoints) {
    if (!plan.actionsByName.has(action.toLowerCase())) {
      throw new RequestError('run.debug-action', `The flow has no action '${action}'.`)
    }
    if (condition !== undefined) compileAsked(condition)
  }
  return [
    ...(breakpoints.length === 0 ? [] : [{ kind: 'set-breakpoints' as const, breakpoints }]),
    ...(debug?.pauseAtStart === true ? [{ kind: 'pause' as const }] : []),
  ]
}

/** A value given as JSON text. Throws RequestError `request.invalid-json`, naming what it is. */
export function parseGiven(json: string | undefined, what: string): WdlValue | undefined {
  if (json === undefined) return undefined
  try {
    return parseJson(json)
  } catch (cause) {
    const detail = cause instanceof Error ? ` ${cause.message}` : ''
    throw new RequestError('request.invalid-json', `The ${what} is not JSON.${detail}`, { cause })
  }
}

/** Connection references as they were given as JSON text. */
export function readReferences(json: string | undefined): WdlObject {
  const references = parseGiven(json, "flow's connection references")
  return references !== undefined && isObject(references) ? references : {}
}

/** Parameter values that may be journaled. */
function openParameters(
  plan: Plan,
  given: StartRunRequest['parameters'],
): RunStarted['parameters'] | undefined {
  if (given === undefined) return undefined
  const secure = plan.parameters.filter(({ isSecure }) => isSecure).map(({ name }) => foldName(name))
  if (secure.length === 0) return given
  const open = Object.entries(given).filter(([name]) => !secure.includes(foldName(name)))
  return Object.fromEntries(open)
}

function correlationIdOf(outputs: WdlValue): string | undefined {
  return textOf(propertyOf(outputs, 'headers'), 'x-ms-client-tracking-id')
}
