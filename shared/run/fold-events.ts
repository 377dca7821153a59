import { actionKey } from './action-key.ts'
import { pauseText } from './pause-text.ts'
import type { Repetition } from './repetition.ts'
import type { RunEvent, RunStarted, SequencedEvent } from './run-event.ts'
import type { ActionState, RunState, RunSummary } from './run-state.ts'

/** The state of a run that has just started. */
export function startRunState(event: RunStarted, seq = 1): RunState {
  return {
    runId: event.runId,
    flow: event.flow,
    origin: event.origin,
    trigger: event.trigger,
    definitionHash: event.definition,
    correlationId: event.correlationId,
    startTime: event.at,
    ...(event.sandboxes === true ? { sandboxes: true as const } : {}),
    status: 'Running',
    actions: new Map(),
    variables: new Map(),
    lastSeq: seq,
  }
}

/**
 * Folds one event into the state, in place. The journal's replay and the run view use this very function.
 * Events already folded in (by sequence number) are passed over, so overlapping batches do no harm.
 */
export function foldEvent(state: RunState, { seq, event }: SequencedEvent): void {
  if (seq <= state.lastSeq) return
  state.lastSeq = seq
  apply(state, event)
}

/** Folds a journal from its first event. Returns undefined for an empty journal. */
export function foldEvents(events: Iterable<SequencedEvent>): RunState | undefined {
  let state: RunState | undefined
  for (const sequenced of events) {
    if (state !== undefined) foldEvent(state, sequenced)
    else if (sequenced.event.type === 'run-started') state = startRunState(sequenced.event, sequenced.seq)
  }
  return state
}

/** The list line of a run. */
export function summarize(state: RunState): RunSummary {
  return {
    runId: state.runId,
    ...(state.flow.environmentId === undefined ? {} : { environmentId: state.flow.environmentId }),
    flowId: state.flow.flowId,
    flowName: state.flow.displayName,
    status: state.status,
    origin: state.origin,
    trigger: state.trigger.name,
    startTime: state.startTime,
    ...(state.endTime === undefined ? {} : { endTime: state.endTime }),
    ...(state.error === undefined ? {} : { error: state.error }),
    ...(state.suspendedBecause === undefined ? {} : { suspendedBecause: state.suspendedBecause }),
  }
}

function apply(state: RunState, event: RunEvent): void {
  switch (event.type) {
    case 'run-started':
      return
    case 'action-started': {
      const action = actionAt(state, event.action, event.repetition)
      action.status = 'Running'
      action.attempt = event.attempt
      action.startTime ??= event.at
      action.trackingId = event.trackingId
      delete action.waiting
      if (event.inputs !== undefined) action.inputs = event.inputs
      if (event.afterRestart) action.afterRestart = true
      if (event.branch !== undefined) action.branch = event.branch
      return
    }
    case 'action-waiting': {
      const action = actionAt(state, event.action, event.repetition)
      action.status = 'Waiting'
      action.waiting = { reason: event.reason, ...(event.until === undefined ? {} : { until: event.until }) }
      return
    }
    case 'action-retrying': {
      const action = actionAt(state, event.action, event.repetition)
      action.retries.push({
        attempt: event.attempt,
        startTime: action.retries.at(-1)?.endTime ?? action.startTime ?? event.at,
        endTime: event.at,
        code: event.code,
        ...(event.error === undefined ? {} : { error: event.error }),
        ...(event.outputs === undefined ? {} : { outputs: event.outputs }),
      })
      action.waiting = { reason: 'retry', until: event.until }
      return
    }
    case 'part-retrying': {
      const action = actionAt(state, event.action, event.repetition)
      action.retries.push({
        attempt: action.attempt,
        startTime: event.startTime,
        endTime: event.at,
        code: event.code,
        ...(event.error === undefined ? {} : { error: event.error }),
        part: { range: event.range, attempt: event.attempt },
      })
      return
    }
    case 'loop-progressed': {
      const action = actionAt(state, event.action, event.repetition)
      action.iterations ??= { completed: 0, failed: 0 }
      if (event.total !== undefined) action.iterations.total = event.total
      if (event.index !== undefined) action.iterations.completed += 1
      if (event.status !== undefined && event.status !== 'Succeeded') action.iterations.failed += 1
      return
    }
    case 'variable-changed': {
      const type = event.variableType ?? state.variables.get(event.name)?.type
      state.variables.set(event.name, { value: event.value, ...(type === undefined ? {} : { type }) })
      return
    }
    case 'response-sent':
      state.response = {
        statusCode: event.statusCode,
        ...(event.headers === undefined ? {} : { headers: event.headers }),
        ...(event.body === undefined ? {} : { body: event.body }),
      }
      return
    case 'action-completed': {
      const action = actionAt(state, event.action, event.repetition)
      action.status = event.status
      action.code = event.code
      action.startTime = event.startTime
      action.endTime = event.at
      delete action.waiting
      delete action.refusedCall
      if (event.inputs !== undefined) action.inputs = event.inputs
      if (event.outputs !== undefined) action.outputs = event.outputs
      if (event.error !== undefined) action.error = event.error
      if (event.trackedProperties !== undefined) action.trackedProperties = event.trackedProperties
      if (event.skippedBecause !== undefined) action.skippedBecause = event.skippedBecause
      if (event.branch !== undefined) action.branch = event.branch
      if (event.answeredBy !== undefined) action.answeredBy = event.answeredBy
      if (event.kept === true) action.kept = true
      return
    }
    case 'run-suspended':
      state.status = 'Suspended'
      state.suspendedBecause = event.reason
      return
    case 'run-resumed':
      state.status = 'Running'
      delete state.suspendedBecause
      delete state.paused
      return
    case 'run-paused': {
      const { type: _type, at: _at, ...paused } = event
      state.status = 'Paused'
      state.paused = paused
      state.suspendedBecause = pauseText(event)
      return
    }
    case 'breakpoints-set':
      return
    case 'outputs-changed':
      actionAt(state, event.action, event.repetition).outputs = event.outputs
      return
    case 'call-refused': {
      const { at, code, message } = event
      actionAt(state, event.action, event.repetition).refusedCall = { at, code, message }
      return
    }
    case 'action-called-back':
    case 'cancel-requested':
      return
    case 'run-completed':
      delete state.paused
      delete state.suspendedBecause
      state.status = event.status
      state.endTime = event.at
      if (event.error !== undefined) state.error = event.error
      if (event.outputs !== undefined) state.outputs = event.outputs
      return
  }
}

function actionAt(state: RunState, name: string, repetition: Repetition | undefined): ActionState {
  const key = actionKey(name, repetition)
  let action = state.actions.get(key)
  if (action === undefined) {
    action = { name, repetition: repetition ?? [], status: 'Running', attempt: 1, retries: [] }
    state.actions.set(key, action)
  }
  return action
}
