import { FlowError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { printJson } from '../../shared/json/index.ts'
import type {
  ActionCompleted,
  Content,
  FinalStatus,
  Repetition,
  RunError,
  Status,
} from '../../shared/run/index.ts'
import type { ActionResult, CompletedResult, PartRetry } from './action-handler.ts'
import { makeProgress, type Slot } from './frame.ts'
import { securedContent } from './payloads.ts'
import type { ActionPlan, EnginePart } from './plan.ts'
import type { RunCore } from './run-core.ts'

/** Turns what becomes of actions into events: started, waiting, completed, skipped. */
export class ActionRecorder {
  private readonly run: RunCore

  constructor(run: RunCore) {
    this.run = run
  }

  /** An attempt of an action begins; a scope enters a branch. */
  started(slot: Slot, isAfterRestart: boolean, branch?: string): void {
    const inputs = slot.attempt > 1 ? undefined : this.inputsOf(slot)
    this.run.emit(
      {
        type: 'action-started',
        at: slot.attempt > 1 ? this.run.clock.nowMs() : slot.startTime,
        action: slot.action.name,
        ...repetitionOf(slot),
        attempt: slot.attempt,
        trackingId: this.run.trackingId(slot),
        ...(inputs === undefined ? {} : { inputs }),
        ...(isAfterRestart ? { afterRestart: true as const } : {}),
        ...(branch === undefined ? {} : { branch }),
      },
      slot,
    )
  }

  /** An action sleeps. */
  waiting(slot: Slot, result: Extract<ActionResult, { kind: 'wait' }>): void {
    if (slot.phase !== 'started') this.started(slot, false)
    if (result.outputs !== undefined) slot.outputs = { value: result.outputs, content: undefined }
    this.run.emit(
      {
        type: 'action-waiting',
        at: this.run.clock.nowMs(),
        action: slot.action.name,
        ...repetitionOf(slot),
        reason: result.reason,
        ...(result.until === undefined ? {} : { until: result.until }),
        ...(result.resume === undefined ? {} : { resume: result.resume }),
      },
      slot,
    )
  }

  /** An attempt failed at `at`, another follows at `until` (ms). */
  retrying(slot: Slot, result: CompletedResult, at: number, until: number): void {
    if (slot.phase === 'pending') this.started(slot, false)
    this.run.emit(
      {
        type: 'action-retrying',
        at,
        action: slot.action.name,
        ...repetitionOf(slot),
        attempt: slot.attempt,
        until,
        code: result.code,
        ...(result.error === undefined ? {} : { error: result.error }),
        ...(result.outputs === undefined || slot.action.secureOutputs
          ? {}
          : { outputs: this.run.payloads.contentOf(result.outputs) }),
      },
      slot,
    )
  }

  /** A part of what the action transfers failed and is tried again. */
  partRetrying(slot: Slot, part: PartRetry): void {
    const at = this.run.clock.nowMs()
    this.run.emit(
      { type: 'part-retrying', at, action: slot.action.name, ...repetitionOf(slot), ...part },
      slot,
    )
  }

  /** The service that the action waits for has called. */
  calledBack(slot: Slot, value: WdlValue): void {
    const content = slot.action.secureOutputs ? securedContent : this.run.payloads.contentOf(value)
    slot.calledBack = { value, content }
    this.run.emit(
      {
        type: 'action-called-back',
        at: this.run.clock.nowMs(),
        action: slot.action.name,
        ...repetitionOf(slot),
        outputs: content,
      },
      slot,
    )
  }

  /** A call of the address of a waiting action was not taken. */
  callRefused(slot: Slot, { code, message }: { readonly code: string; readonly message: string }): void {
    const at = this.run.clock.nowMs()
    this.run.emit(
      { type: 'call-refused', at, action: slot.action.name, ...repetitionOf(slot), code, message },
      slot,
    )
  }

  /** A Foreach knows its items. */
  itemsKnown(slot: Slot, result: Extract<ActionResult, { kind: 'for-each' }>): void {
    this.started(slot, false)
    slot.loop = makeProgress(
      { value: result.items, content: undefined },
      result.items.length,
      result.concurrency,
    )
    this.run.emit(
      {
        type: 'loop-progressed',
        at: this.run.clock.nowMs(),
        action: slot.action.name,
        ...repetitionOf(slot),
        total: result.items.length,
        concurrency: result.concurrency,
        items: slot.action.secureInputs ? securedContent : this.run.payloads.contentOf(result.items),
      },
      slot,
    )
  }

  /** An iteration of a loop ended. */
  iterationEnded(slot: Slot, index: number, status: FinalStatus, isLast: boolean): void {
    this.run.emit(
      {
        type: 'loop-progressed',
        at: this.run.clock.nowMs(),
        action: slot.action.name,
        ...repetitionOf(slot),
        index,
        status,
        ...(isLast ? { last: true as const } : {}),
      },
      slot,
    )
  }

  /** An action is over, with everything its result does: variable, response. */
  completed(slot: Slot, result: CompletedResult): void {
    const { action } = slot
    slot.stop?.()
    slot.stop = undefined
    if (slot.resume !== undefined && action.prepared.release !== undefined) this.run.release(slot)
    const at = this.run.clock.nowMs()
    const inputs = this.inputsOf(slot)
    let outputs: Content | undefined
    if (result.outputs !== undefined) {
      outputs = action.secureOutputs ? securedContent : this.run.payloads.contentOf(result.outputs)
      slot.outputs = { value: result.outputs, content: outputs }
    }
    const error = action.secureInputs || action.secureOutputs ? withoutValues(result.error) : result.error
    slot.status = result.status
    slot.code = result.code
    slot.error = error
    slot.endTime = at
    slot.record = undefined
    const tracked =
      action.trackedProperties === undefined
        ? undefined
        : this.trackedProperties(slot, action.trackedProperties)
    for (const change of result.variables ?? []) this.changeVariable(slot, change)
    if (result.response !== undefined) {
      const { statusCode, headers, body } = result.response
      if (action.secureInputs && body !== undefined)
        this.run.ports.securedResponse?.(this.run.runId, printJson(body))
      this.run.emit({
        type: 'response-sent',
        at,
        action: action.name,
        ...repetitionOf(slot),
        statusCode,
        ...(headers === undefined ? {} : { headers }),
        ...(body === undefined
          ? {}
          : { body: action.secureInputs ? securedContent : this.run.payloads.contentOf(body) }),
      })
    }
    // The most frequent event of all: made without spreading objects that are thrown away.
    const event: Mutable<ActionCompleted> = {
      type: 'action-completed',
      at,
      action: action.name,
      status: result.status,
      code: result.code,
      startTime: slot.startTime,
    }
    if (slot.frame.repetition.length > 0) event.repetition = slot.frame.repetition
    if (inputs !== undefined) event.inputs = inputs
    if (outputs !== undefined) event.outputs = outputs
    if (error !== undefined) event.error = error
    if (tracked !== undefined) event.trackedProperties = tracked
    if (slot.branch !== undefined) event.branch = slot.branch
    if (slot.answeredBy !== undefined) event.answeredBy = slot.answeredBy
    this.run.emit(event, slot)
    if (result.status === 'Failed' && slot.child === undefined && slot.loop === undefined)
      this.skipInside(slot)
  }

  /** What it waited for ended otherwise than it asked. */
  skipped(slot: Slot, because: Slot): void {
    const wanted = slot.action.runAfter.find(({ index }) => index === because.action.index)?.statuses ?? []
    slot.startTime = this.run.clock.nowMs()
    this.skippedWhole(slot.action, slot.frame.repetition, slot, {
      code: 'ActionSkipped',
      error: {
        code: 'ActionConditionFailed',
        message: `The execution of template action '${slot.action.name}' skipped: the 'runAfter' condition for action '${because.action.name}' is not satisfied. Expected status values '${wanted.join(', ')}' and actual value '${because.status}'.`,
      },
      because: { action: because.action.name, status: because.status },
    })
  }

  /** The branches that an If or Switch did not take. */
  branchesSkipped(slot: Slot, taken: string): void {
    for (const [branch, scope] of slot.action.branches) {
      if (branch === taken) continue
      for (const action of scope.actions) {
        this.skippedWhole(action, slot.frame.repetition, undefined, {
          code: 'ActionSkipped',
          error: {
            code: 'ActionBranchingConditionNotSatisfied',
            message: `The execution of template action '${action.name}' skipped: the branching condition for this action is not satisfied.`,
          },
        })
      }
    }
  }

  /** Marks an action and everything inside it as skipped. */
  skippedWhole(
    action: ActionPlan,
    repetition: Repetition,
    slot: Slot | undefined,
    reason: { code: string; error?: RunError; because?: { action: string; status: Status } },
  ): void {
    const at = this.run.clock.nowMs()
    this.run.emit(
      {
        type: 'action-completed',
        at,
        action: action.name,
        ...(repetition.length === 0 ? {} : { repetition }),
        status: 'Skipped',
        code: reason.code,
        startTime: at,
        ...(reason.error === undefined ? {} : { error: reason.error }),
        ...(reason.because === undefined ? {} : { skippedBecause: reason.because }),
      },
      slot,
    )
    for (const scope of action.branches.values()) {
      for (const inner of scope.actions) {
        this.skippedWhole(inner, repetition, undefined, {
          ...dependencyFailed(inner, action),
          code: reason.code,
        })
      }
    }
  }

  /** A container that failed before it was entered leaves what it holds skipped. */
  private skipInside(slot: Slot): void {
    for (const scope of slot.action.branches.values()) {
      for (const inner of scope.actions)
        this.skippedWhole(inner, slot.frame.repetition, undefined, dependencyFailed(inner, slot.action))
    }
  }

  /** The recorded inputs for an event, told once per action. */
  private inputsOf(slot: Slot): Content | undefined {
    const payload = slot.inputs
    if (payload === undefined || payload.content !== undefined) return undefined
    const { action } = slot
    const recorded = action.prepared.recordInputs?.(payload.value ?? null) ?? payload.value ?? null
    payload.content = action.secureInputs ? securedContent : this.run.payloads.contentOf(recorded)
    return payload.content
  }

  private changeVariable(slot: Slot, change: NonNullable<CompletedResult['variables']>[number]): void {
    const content = slot.action.secureInputs ? securedContent : this.run.payloads.contentOf(change.value)
    this.run.machine.freshVariable = { value: change.value, content }
    this.run.emit({
      type: 'variable-changed',
      at: this.run.clock.nowMs(),
      action: slot.action.name,
      ...repetitionOf(slot),
      name: change.name,
      ...(change.type === undefined ? {} : { variableType: change.type }),
      value: content,
    })
  }

  /** What is computed beside secured inputs or outputs may hold them (`action()` does), so it is secured as well. */
  private trackedProperties(slot: Slot, part: EnginePart): Content | undefined {
    try {
      const value = this.run.evaluate(part, slot)
      const isSecured = !part.isConstant && (slot.action.secureInputs || slot.action.secureOutputs)
      if (!isSecured) return this.run.payloads.contentOf(value)
      slot.tracked = { value, content: securedContent }
      return securedContent
    } catch (thrown) {
      if (!(thrown instanceof FlowError)) throw thrown
      return this.run.payloads.contentOf({ error: thrown.message })
    }
  }
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] }

function repetitionOf(slot: Slot): { repetition?: Repetition } {
  return slot.frame.repetition.length === 0 ? {} : { repetition: slot.frame.repetition }
}

/** Errors whose message quotes what it stumbled over. */
const quotingCodes = new Set(['InvalidTemplate', 'InlineCodeScriptRuntimeFailure'])

/** An error of a secured action as it may be kept: its trace holds values, and some messages do. */
function withoutValues(error: RunError | undefined): RunError | undefined {
  if (error === undefined) return undefined
  const { trace: _trace, ...rest } = error
  if (!quotingCodes.has(error.code)) return rest
  return { ...rest, message: 'The message is not kept, because inputs or outputs of the action are secured.' }
}

function dependencyFailed(inner: ActionPlan, holder: ActionPlan): { code: string; error: RunError } {
  const message = `The execution of template action '${inner.name}' skipped: '${holder.name}', which holds it, did not run.`
  return { code: 'ActionSkipped', error: { code: 'ActionDependencyFailed', message } }
}
