import { FlowError, RequestError } from '../../shared/errors/index.ts'
import { ExpressionError, isObject } from '../../shared/expressions/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { printJson } from '../../shared/json/index.ts'
import {
  type ActionCompleted,
  actionKey,
  type Content,
  type FinalStatus,
  type Repetition,
  type RunError,
  type RunEvent,
  type RunStarted,
  type SequencedEvent,
  type Status,
} from '../../shared/run/index.ts'
import type { ActionResult, CompletedResult, PreparedAction } from './action-handler.ts'
import { Call } from './call.ts'
import type { Command } from './command.ts'
import { durationMs } from './duration.ts'
import type { Fault } from './fault-plan.ts'
import type { Frame, Payload, Slot } from './frame.ts'
import { HurriedClock } from './hurried-clock.ts'
import { isGone } from './is-gone.ts'
import type { Machine } from './machine.ts'
import { resultOfAnswer, resultOfStatic, scriptedAnswer } from './mock.ts'
import { Payloads, securedContent } from './payloads.ts'
import type { ActionPlan, EnginePart } from './plan.ts'
import type { Clock, EnginePorts } from './ports.ts'
import { readRetryPolicy, retryDelayMs } from './retry.ts'
import type { RunClock } from './run-clock.ts'
import { RunContext } from './run-context.ts'
import type { RunCore, RunSetup } from './run-core.ts'
import { failed, resultOfThrown, templateError } from './run-errors.ts'
import { RunFaults } from './run-faults.ts'
import { RunRecords } from './run-records.ts'
import { frameStatus } from './scope-status.ts'
import { step } from './step.ts'
import { trackingIdOf } from './tracking-id.ts'
import { VirtualClock } from './virtual-clock.ts'

/** Reason of a signal that is aborted because the process ends, not the run: the call is made again later. */
export const stoppedReason = 'stopped'

/** Work that is done in one go before others get a turn, in ms. */
const sliceMs = 8

const actionFailed: RunError = {
  code: 'ActionFailed',
  message: 'An action failed. No dependent actions succeeded.',
}

/**
 * Drives one run: does what `step` finds to be done (evaluates inputs, calls handlers, keeps time) and turns what
 * comes of it into events. Everything it needs of the world comes through ports.
 */
export class RunDriver implements RunCore {
  readonly setup: RunSetup
  readonly ports: EnginePorts
  readonly clock: Clock
  readonly machine: Machine
  readonly context: RunContext
  readonly records: RunRecords
  readonly payloads: Payloads
  private readonly faults: RunFaults
  private readonly ownClock: RunClock | undefined
  private readonly mockCalls = new Map<string, number>()
  private seq = 0
  private head = 0
  private outstanding = 0
  private isPumping = false
  private isPumpScheduled = false
  private isStopped = false
  private stopWatch: (() => void) | undefined
  private isDraining = false

  constructor(setup: RunSetup, ports: EnginePorts) {
    this.setup = setup
    this.ports = ports
    this.ownClock = clockOf(
      setup.started,
      ports.clock,
      () => this.outstanding === 0 && !this.isPumping && !this.isPumpScheduled,
    )
    this.clock = this.ownClock ?? ports.clock
    this.faults = new RunFaults(
      setup.mockScript?.faults ?? [],
      setup.plan.limits.httpSyncMs,
      (durationMs, signal) => this.pause(durationMs, signal),
    )
    this.payloads = new Payloads(ports.content)
    this.records = new RunRecords(this)
    this.context = new RunContext(this.records)
    this.machine = {
      plan: setup.plan,
      root: undefined,
      variables: new Map(),
      freshVariable: undefined,
      commands: [],
      hasResponded: false,
      isCancelRequested: false,
      isOver: false,
      status: undefined,
      itemsOf: (payload) => this.payloads.valueOf(payload) as readonly WdlValue[],
      remember: (slot, frame) => this.records.remember(slot, frame),
    }
  }

  get runId() {
    return this.setup.started.runId
  }

  /** Begins a new run: its `run-started` and everything that can be done at once. */
  start(): void {
    this.emit(this.setup.started)
    this.watchRun()
    this.pump()
  }

  /** Goes on with a run from its journal. Completed actions stay; cut-off ones are attempted again. */
  resume(events: Iterable<SequencedEvent>): void {
    let lastTime = this.setup.started.at
    for (const { seq, event } of events) {
      this.seq = seq
      lastTime = event.at
      if (event.type === 'action-retrying') this.countMockCall(event.action)
      if (event.type === 'action-completed' && event.status !== 'Skipped') this.countMockCall(event.action)
      step(this.machine, event)
    }
    const { machine } = this
    if (machine.isOver) return
    this.ownClock?.jumpTo(lastTime)
    const open = machine.commands.filter((command) => isStillToDo(command))
    machine.commands.length = 0
    machine.commands.push(...open)
    this.emit({ type: 'run-resumed', at: this.clock.nowMs(), reason: 'restart' })
    if (machine.isCancelRequested) {
      this.finishCancelled()
      return
    }
    this.watchRun()
    if (machine.root !== undefined) this.rearm(machine.root)
    this.pump()
  }

  /** Ends the run as Cancelled: in-flight calls are aborted, nothing new starts. */
  cancel(): void {
    if (this.machine.isOver || this.machine.isCancelRequested) return
    this.emit({ type: 'cancel-requested', at: this.clock.nowMs() })
    this.finishCancelled()
  }

  /** Ends the delay of a waiting action now. Throws RequestError `run.not-waiting`. */
  skipWait(key: string): void {
    const slot = this.findLive(
      (candidate) => actionKey(candidate.action.name, candidate.frame.repetition) === key,
    )
    if (slot === undefined || (slot.phase !== 'waiting' && slot.phase !== 'retrying')) {
      throw new RequestError('run.not-waiting', `No action '${key}' of this run is waiting.`)
    }
    this.goOn(slot)
  }

  /** Lets go of timers and calls without ending the run; the journal keeps it. */
  stop(): void {
    this.isStopped = true
    this.stopWatch?.()
    if (this.machine.root !== undefined) this.release(this.machine.root, stoppedReason)
  }

  /** Starts nothing new; calls under way still come to their end, and the journal keeps where to go on. */
  drain(): void {
    this.isDraining = true
  }

  /** Whether the call of an action is under way. */
  get isCalling(): boolean {
    return this.outstanding > 0
  }

  trackingId(slot: Slot): string {
    return trackingIdOf(this.runId, actionKey(slot.action.name, slot.frame.repetition))
  }

  /** Whether a caller still waits for a Response action. */
  get caller(): 'waiting' | 'answered' | 'none' {
    if (!this.setup.hasCaller) return 'none'
    return this.machine.hasResponded ? 'answered' : 'waiting'
  }

  /** Evaluates a part at a slot's place. Throws ExpressionError. */
  evaluate(part: EnginePart, slot: Slot | undefined, frame: Frame | undefined = slot?.frame): WdlValue {
    this.context.frame = frame
    this.context.slot = slot
    return part.compiled.evaluate(this.context)
  }

  /** Goes on after blocked writing. */
  pump(): void {
    if (this.isPumping || this.isStopped || this.isDraining) return
    this.isPumping = true
    const { commands } = this.machine
    const sliceEnd = this.ports.clock.nowMs() + sliceMs
    let count = 0
    while (this.head < commands.length && !this.machine.isOver) {
      if (this.mustYield(count, sliceEnd)) {
        this.pumpLater()
        break
      }
      count += 1
      const command = commands[this.head] as Command
      this.head += 1
      if (this.head > 4096) {
        commands.splice(0, this.head)
        this.head = 0
      }
      this.guard(() => this.obey(command))
    }
    if (this.head === commands.length) {
      commands.length = 0
      this.head = 0
    }
    this.isPumping = false
    this.ownClock?.poke()
  }

  /** Our own faults end the run with a clear error instead of the whole engine. */
  private guard(work: () => void): void {
    try {
      work()
    } catch (thrown) {
      if (this.machine.isOver) throw thrown
      const message = thrown instanceof Error ? thrown.message : String(thrown)
      if (this.machine.root !== undefined) this.release(this.machine.root)
      const error = {
        code: 'InternalServerError',
        message: `Flowbench failed while it ran this flow: ${message}`,
      }
      this.emit({ type: 'run-completed', at: this.clock.nowMs(), status: 'Failed', code: error.code, error })
    }
  }

  private mustYield(count: number, sliceEnd: number): boolean {
    const { yieldEvery, clock, journal } = this.ports
    if (yieldEvery !== undefined) return count >= yieldEvery
    return (count & 63) === 63 && (clock.nowMs() >= sliceEnd || journal.isBlocked)
  }

  private pumpLater(): void {
    if (this.isPumpScheduled) return
    this.isPumpScheduled = true
    const goOn = () => {
      this.isPumpScheduled = false
      this.pump()
    }
    if (this.ports.journal.isBlocked) this.ports.journal.afterCommit(goOn)
    else this.ports.clock.soon(goOn)
  }

  private emit(event: RunEvent, slot?: Slot): void {
    this.seq += 1
    this.ports.journal.append(this.runId, { seq: this.seq, event })
    step(this.machine, event, slot)
  }

  private obey(command: Command): void {
    switch (command.kind) {
      case 'start':
        if (command.slot.phase === 'pending' && !command.slot.frame.isClosed) this.begin(command.slot)
        return
      case 'skip':
        if (command.slot.phase === 'pending' && !command.slot.frame.isClosed)
          this.skip(command.slot, command.because)
        return
      case 'close':
        if (!command.frame.isClosed) this.close(command.frame)
        return
      case 'close-loop':
        if (command.slot.phase !== 'done') this.closeLoop(command.slot)
        return
    }
  }

  /** First attempt of an action. */
  private begin(slot: Slot): void {
    const { action } = slot
    slot.startTime = this.clock.nowMs()
    slot.attempt = 1
    const problem = this.prepareInputs(slot)
    if (problem !== undefined) {
      this.complete(slot, problem)
      return
    }
    if (action.timeout !== undefined) this.watchTime(slot, action.timeout)
    this.attempt(slot, false)
  }

  private prepareInputs(slot: Slot): CompletedResult | undefined {
    const part = slot.action.prepared.inputs as EnginePart | undefined
    if (part === undefined) return undefined
    try {
      slot.inputs = { value: this.evaluate(part, slot), content: undefined }
      return undefined
    } catch (thrown) {
      return resultOfThrown(slot.action.name, slot.action.path, thrown)
    }
  }

  private attempt(slot: Slot, isAfterRestart: boolean): void {
    const { prepared, name, staticResult } = slot.action
    const inputs = slot.inputs?.value ?? null
    const call = this.setup.mockScript === undefined || !isMockable(prepared) ? 0 : this.countMockCall(name)
    const canFail = prepared.reachesOut === true && staticResult === undefined
    const fault = canFail ? this.faults.of(name, inputs, call) : undefined
    const answer = this.answerOf(slot, call - this.faults.lostBefore(name, inputs, call))
    if (answer !== undefined && fault === undefined) {
      if (slot.attempt > 1) this.emitStarted(slot, isAfterRestart)
      this.settle(slot, answer)
      return
    }
    if (prepared.reachesOut !== true) {
      if (prepared.takesTime === true) this.emitStarted(slot, isAfterRestart)
      this.execute(slot, undefined)
      return
    }
    this.emitStarted(slot, isAfterRestart)
    this.outstanding += 1
    this.ports.journal.afterCommit(() => {
      this.outstanding -= 1
      if (this.isStopped || slot.phase === 'done') return
      this.guard(() => this.execute(slot, undefined, fault, answer))
      this.pump()
    })
  }

  /** A static result or a mock, where one answers for the action; `call` counts the mock's answers from 0. */
  private answerOf(slot: Slot, call: number): CompletedResult | undefined {
    const { action } = slot
    try {
      if (action.staticResult !== undefined) {
        const result = this.evaluate(action.staticResult, slot)
        return resultOfStatic(action.name, result as WdlObject)
      }
    } catch (thrown) {
      return resultOfThrown(action.name, action.path, thrown)
    }
    const { mocks } = this.setup.started
    if (mocks === 'none' || !isMockable(action.prepared)) return undefined
    const script = this.setup.mockScript
    const byName = action.prepared.mockable === 'by-name'
    const scripted = script === undefined ? undefined : scriptedAnswer(script, action.name, call, byName)
    if (scripted !== undefined) return resultOfAnswer(action.name, scripted)
    if (byName || script?.callsUnanswered === true) return undefined
    return { kind: 'completed', status: 'Succeeded', code: 'OK', outputs: this.sampleOutputs(slot) }
  }

  /** An answer made up by the operation's schema, else by what the flow reads of it. */
  private sampleOutputs(slot: Slot): WdlObject {
    const { action } = slot
    const known = this.ports.responseSamples?.sample(action.type, slot.inputs?.value ?? null)
    const read = this.setup.plan.readShapes().outputsOf(action.name)
    const body = known ?? read?.property('body').sample()
    const rest = read?.sample()
    const outputs = { statusCode: 200, headers: {}, ...(rest !== undefined && isObject(rest) ? rest : {}) }
    return { ...outputs, statusCode: 200, body: body === undefined || body === '' ? {} : body }
  }

  private countMockCall(action: string): number {
    const key = action.toLowerCase()
    const count = this.mockCalls.get(key) ?? 0
    this.mockCalls.set(key, count + 1)
    return count
  }

  /** Lets the handler do its work; with a fault, the call goes wrong, also where a mock would have answered. */
  private execute(slot: Slot, resume: string | undefined, fault?: Fault, answer?: CompletedResult): void {
    const { action } = slot
    let result: ActionResult | Promise<ActionResult>
    try {
      const ports =
        fault === undefined ? this.ports : this.faults.portsFor(this.ports, fault, slot.inputs?.value ?? null)
      const call = new Call(this, slot, resume, slot.frame, ports)
      result =
        fault === undefined || answer === undefined
          ? action.prepared.execute(call)
          : this.faults.answer(action.name, fault, answer, call.signal)
    } catch (thrown) {
      result = resultOfThrown(action.name, action.path, thrown)
    }
    if (!(result instanceof Promise)) {
      this.settle(slot, result)
      return
    }
    this.outstanding += 1
    const done = (settled: ActionResult) => {
      this.outstanding -= 1
      if (this.isStopped || slot.phase === 'done') return
      this.guard(() => this.settle(slot, settled))
      this.pump()
    }
    result.then(done, (thrown: unknown) => done(resultOfThrown(action.name, action.path, thrown)))
  }

  private settle(slot: Slot, result: ActionResult): void {
    if (slot.phase === 'done' || slot.frame.isClosed || this.machine.isOver) return
    switch (result.kind) {
      case 'completed':
        if (result.retryable !== true || !this.retryLater(slot, result)) this.complete(slot, result)
        return
      case 'branch':
        if (result.inputs !== undefined) slot.inputs = { value: result.inputs, content: undefined }
        this.emitStarted(slot, false, result.branch)
        this.skipOtherBranches(slot, result.branch)
        if (slot.child === undefined)
          this.complete(slot, { kind: 'completed', status: 'Succeeded', code: 'OK' })
        return
      case 'for-each': {
        this.emitStarted(slot, false)
        const items: Payload = { value: result.items, content: undefined }
        slot.loop = {
          items,
          total: result.items.length,
          concurrency: result.concurrency,
          next: 0,
          completed: 0,
          failed: 0,
          open: new Map(),
          lastStatus: 'Succeeded',
          lastFrame: undefined,
          gathered: undefined,
          results: undefined,
        }
        const { name } = slot.action
        this.emit(
          {
            type: 'loop-progressed',
            at: this.clock.nowMs(),
            action: name,
            ...repetitionOf(slot),
            total: result.items.length,
            concurrency: result.concurrency,
            items: slot.action.secureInputs ? securedContent : this.payloads.contentOf(result.items),
          },
          slot,
        )
        return
      }
      case 'repeat':
        this.emitStarted(slot, false)
        return
      case 'wait':
        this.wait(slot, result)
        return
      case 'terminate':
        this.terminate(slot, result.status, result.error)
        return
    }
  }

  private emitStarted(slot: Slot, isAfterRestart: boolean, branch?: string): void {
    this.emit(
      {
        type: 'action-started',
        at: slot.attempt > 1 ? this.clock.nowMs() : slot.startTime,
        action: slot.action.name,
        ...repetitionOf(slot),
        attempt: slot.attempt,
        trackingId: this.trackingId(slot),
        ...(slot.attempt > 1 ? {} : this.inputsOf(slot)),
        ...(isAfterRestart ? { afterRestart: true as const } : {}),
        ...(branch === undefined ? {} : { branch }),
      },
      slot,
    )
  }

  /** The recorded inputs for an event, told once per action. */
  private inputsOf(slot: Slot): { inputs?: Content } {
    const payload = slot.inputs
    if (payload === undefined || payload.content !== undefined) return {}
    const { action } = slot
    const recorded = action.prepared.recordInputs?.(payload.value ?? null) ?? payload.value ?? null
    payload.content = action.secureInputs ? securedContent : this.payloads.contentOf(recorded)
    return { inputs: payload.content }
  }

  private complete(slot: Slot, result: CompletedResult): void {
    const { action } = slot
    slot.stop?.()
    slot.stop = undefined
    const at = this.clock.nowMs()
    const inputs = this.inputsOf(slot)
    let outputs: Content | undefined
    if (result.outputs !== undefined) {
      outputs = action.secureOutputs ? securedContent : this.payloads.contentOf(result.outputs)
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
    if (result.variable !== undefined) this.changeVariable(slot, result.variable)
    if (result.response !== undefined) {
      const { statusCode, headers, body } = result.response
      if (action.secureInputs && body !== undefined) this.ports.securedResponse?.(this.runId, printJson(body))
      this.emit({
        type: 'response-sent',
        at,
        action: action.name,
        ...repetitionOf(slot),
        statusCode,
        ...(headers === undefined ? {} : { headers }),
        ...(body === undefined
          ? {}
          : { body: action.secureInputs ? securedContent : this.payloads.contentOf(body) }),
      })
    }
    const event: ActionCompleted = {
      type: 'action-completed',
      at,
      action: action.name,
      ...repetitionOf(slot),
      status: result.status,
      code: result.code,
      startTime: slot.startTime,
      ...inputs,
      ...(outputs === undefined ? {} : { outputs }),
      ...(error === undefined ? {} : { error }),
      ...(tracked === undefined ? {} : { trackedProperties: tracked }),
      ...(slot.branch === undefined ? {} : { branch: slot.branch }),
    }
    this.emit(event, slot)
    if (result.status === 'Failed' && slot.child === undefined && slot.loop === undefined)
      this.skipInside(slot)
  }

  /** A container that failed before it was entered leaves what it holds skipped. */
  private skipInside(slot: Slot): void {
    for (const scope of slot.action.branches.values()) {
      for (const inner of scope.actions)
        this.emitSkipped(inner, slot.frame.repetition, undefined, dependencyFailed(inner, slot.action))
    }
  }

  private changeVariable(slot: Slot, change: NonNullable<CompletedResult['variable']>): void {
    const content = slot.action.secureInputs ? securedContent : this.payloads.contentOf(change.value)
    this.machine.freshVariable = { value: change.value, content }
    this.emit({
      type: 'variable-changed',
      at: this.clock.nowMs(),
      action: slot.action.name,
      ...repetitionOf(slot),
      name: change.name,
      ...(change.type === undefined ? {} : { variableType: change.type }),
      value: content,
    })
  }

  private trackedProperties(slot: Slot, part: EnginePart): Content | undefined {
    try {
      return this.payloads.contentOf(this.evaluate(part, slot))
    } catch (thrown) {
      if (!(thrown instanceof FlowError)) throw thrown
      return this.payloads.contentOf({ error: thrown.message })
    }
  }

  private skip(slot: Slot, because: Slot): void {
    const wanted = slot.action.runAfter.find(({ index }) => index === because.action.index)?.statuses ?? []
    slot.startTime = this.clock.nowMs()
    this.emitSkipped(slot.action, slot.frame.repetition, slot, {
      code: 'ActionSkipped',
      error: {
        code: 'ActionConditionFailed',
        message: `The execution of template action '${slot.action.name}' skipped: the 'runAfter' condition for action '${because.action.name}' is not satisfied. Expected status values '${wanted.join(', ')}' and actual value '${because.status}'.`,
      },
      because: { action: because.action.name, status: because.status },
    })
  }

  private skipOtherBranches(slot: Slot, taken: string): void {
    for (const [branch, scope] of slot.action.branches) {
      if (branch === taken) continue
      for (const action of scope.actions) {
        this.emitSkipped(action, slot.frame.repetition, undefined, {
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
  private emitSkipped(
    action: ActionPlan,
    repetition: Repetition,
    slot: Slot | undefined,
    reason: { code: string; error?: RunError; because?: { action: string; status: Status } },
  ): void {
    const at = this.clock.nowMs()
    this.emit(
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
        this.emitSkipped(inner, repetition, undefined, {
          ...dependencyFailed(inner, action),
          code: reason.code,
        })
      }
    }
  }

  /** All actions of a frame are over. */
  private close(frame: Frame): void {
    const status = frameStatus(frame)
    const { owner } = frame
    if (owner === undefined) {
      this.finish(status, status === 'Failed' ? actionFailed : undefined)
      return
    }
    if (owner.action.loop === undefined) {
      this.complete(owner, scopeResult(status))
      return
    }
    const ends = owner.action.loop === 'repeat' ? this.loopEnds(owner, frame, status) : undefined
    this.emit(
      {
        type: 'loop-progressed',
        at: this.clock.nowMs(),
        action: owner.action.name,
        ...repetitionOf(owner),
        index: frame.index,
        status,
        ...(ends === undefined ? {} : { last: true as const }),
      },
      owner,
    )
    if (ends !== undefined) this.complete(owner, ends)
  }

  private loopEnds(slot: Slot, frame: Frame, last: FinalStatus): CompletedResult | undefined {
    const { prepared, name, path } = slot.action
    try {
      return prepared.loopEnds?.(new Call(this, slot, undefined, frame), frame.index, last)
    } catch (thrown) {
      return resultOfThrown(name, path, thrown)
    }
  }

  private closeLoop(slot: Slot): void {
    this.complete(slot, scopeResult((slot.loop?.failed ?? 0) > 0 ? 'Failed' : 'Succeeded'))
  }

  private finish(status: FinalStatus, error: RunError | undefined): void {
    const at = this.clock.nowMs()
    let outputs: Content | undefined
    let outcome = { status, error }
    if (status === 'Succeeded' && this.setup.plan.outputs.length > 0) {
      try {
        const values: Record<string, WdlValue> = {}
        for (const output of this.setup.plan.outputs) {
          const value = this.evaluate(output.value, undefined, this.machine.root)
          values[output.name] = { type: output.type, value }
        }
        outputs = this.payloads.contentOf(values)
      } catch (thrown) {
        const failure = resultOfThrown('outputs', ['outputs'], thrown).error
        const error =
          thrown instanceof ExpressionError ? templateError('outputs', 'of the workflow', thrown) : failure
        outcome = { status: 'Failed', error }
      }
    }
    if (this.machine.root !== undefined) this.release(this.machine.root)
    this.stopWatch?.()
    this.emit({
      type: 'run-completed',
      at,
      status: outcome.status,
      ...(outcome.error === undefined ? {} : { code: outcome.error.code, error: outcome.error }),
      ...(outputs === undefined ? {} : { outputs }),
    })
  }

  private terminate(slot: Slot, status: FinalStatus, error: RunError | undefined): void {
    this.complete(slot, { kind: 'completed', status: 'Succeeded', code: 'OK' })
    if (this.machine.root !== undefined) {
      this.windUp(this.machine.root, { code: 'Terminated', status: 'Cancelled', skipped: 'Terminated' })
    }
    this.finish(status, error)
  }

  private finishCancelled(): void {
    if (this.machine.root !== undefined) {
      this.windUp(this.machine.root, {
        code: 'ActionCancelled',
        status: 'Cancelled',
        skipped: 'RunCancelled',
      })
    }
    this.finish('Cancelled', { code: 'RunCancelled', message: 'The run was cancelled.' })
  }

  /** Ends whatever is not over in a frame, innermost first: running actions with that status, others as skipped. */
  private windUp(frame: Frame, end: { code: string; status: FinalStatus; skipped: string }): void {
    frame.isClosed = true
    for (const slot of frame.slots) {
      if (slot.phase === 'done') continue
      if (slot.phase === 'pending') {
        slot.startTime = this.clock.nowMs()
        this.emitSkipped(slot.action, frame.repetition, slot, { code: end.skipped })
        continue
      }
      if (slot.child !== undefined && !slot.child.isClosed) this.windUp(slot.child, end)
      for (const iteration of slot.loop?.open.values() ?? []) this.windUp(iteration, end)
      this.letGo(slot)
      this.complete(slot, { kind: 'completed', status: end.status, code: end.code })
    }
  }

  /** A run may last as long as the platform lets it. */
  private watchRun(): void {
    this.stopWatch = this.clock.at(this.setup.started.at + this.setup.plan.limits.maxRunMs, () => {
      if (this.machine.isOver || this.isStopped) return
      const days = Math.round(this.setup.plan.limits.maxRunMs / 86_400_000)
      this.guard(() => {
        const { root } = this.machine
        if (root !== undefined)
          this.windUp(root, { code: 'RunTimedOut', status: 'Cancelled', skipped: 'RunTimedOut' })
        this.finish('TimedOut', { code: 'RunTimedOut', message: `The run took longer than ${days} days.` })
      })
    })
  }

  private watchTime(slot: Slot, part: EnginePart): void {
    let limit: number | undefined
    try {
      const value = this.evaluate(part, slot)
      limit = typeof value === 'string' ? durationMs(value) : undefined
    } catch {
      limit = undefined
    }
    if (limit === undefined) return
    const undo = this.clock.at(slot.startTime + limit, () => {
      if (slot.phase === 'done' || this.isStopped) return
      this.guard(() => this.timeOut(slot))
      this.pump()
    })
    addStop(slot, undo)
  }

  private timeOut(slot: Slot): void {
    const end = { code: 'ActionTimedOut', status: 'Cancelled' as const, skipped: 'ActionTimedOut' }
    if (slot.child !== undefined && !slot.child.isClosed) this.windUp(slot.child, end)
    for (const iteration of slot.loop?.open.values() ?? []) this.windUp(iteration, end)
    this.letGo(slot)
    const message = `The execution of template action '${slot.action.name}' timed out: it ran longer than its limit.`
    this.complete(slot, {
      kind: 'completed',
      status: 'TimedOut',
      code: 'ActionTimedOut',
      error: { code: 'ActionTimedOut', message, path: [...slot.action.path, 'limit', 'timeout'] },
    })
  }

  private wait(slot: Slot, result: Extract<ActionResult, { kind: 'wait' }>): void {
    if (slot.phase !== 'started') this.emitStarted(slot, false)
    if (result.outputs !== undefined) slot.outputs = { value: result.outputs, content: undefined }
    this.emit(
      {
        type: 'action-waiting',
        at: this.clock.nowMs(),
        action: slot.action.name,
        ...repetitionOf(slot),
        reason: result.reason,
        until: result.until,
        ...(result.resume === undefined ? {} : { resume: result.resume }),
      },
      slot,
    )
    this.sleep(slot, result.until)
  }

  /** A call that waits for nothing but time: the run counts as idle meanwhile, so that a fixed clock goes on. */
  private pause(durationMs: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve()
    this.outstanding -= 1
    return new Promise((resolve) => {
      const end = () => {
        undo()
        signal.removeEventListener('abort', end)
        this.outstanding += 1
        resolve()
      }
      const undo = this.clock.at(this.clock.nowMs() + durationMs, end)
      signal.addEventListener('abort', end, { once: true })
    })
  }

  private sleep(slot: Slot, until: number): void {
    addStop(
      slot,
      this.clock.at(until, () => {
        if (this.isStopped || this.isDraining) return
        if (slot.phase === 'waiting' || slot.phase === 'retrying') this.goOn(slot)
      }),
    )
  }

  /** After a delay: the next attempt, the next poll, or the end of a Wait. */
  private goOn(slot: Slot): void {
    slot.until = undefined
    if (slot.phase === 'retrying') {
      slot.attempt += 1
      this.attempt(slot, false)
    } else if (slot.resume !== undefined) {
      slot.phase = 'started'
      this.execute(slot, slot.resume)
    } else {
      const outputs = slot.outputs?.value
      this.complete(slot, {
        kind: 'completed',
        status: 'Succeeded',
        code: 'OK',
        ...(outputs === undefined ? {} : { outputs }),
      })
    }
    this.pump()
  }

  private retryLater(slot: Slot, result: CompletedResult): boolean {
    const policy = readRetryPolicy(slot.inputs?.value ?? null, this.setup.plan.limits)
    const retry = slot.retries + 1
    if (retry > policy.count) return false
    const delay = retryDelayMs(policy, retry, result.retryAfterMs, () => this.ports.chance.random())
    const at = this.clock.nowMs()
    if (slot.phase === 'pending') this.emitStarted(slot, false)
    this.emit(
      {
        type: 'action-retrying',
        at,
        action: slot.action.name,
        ...repetitionOf(slot),
        attempt: slot.attempt,
        until: at + delay,
        code: result.code,
        ...(result.error === undefined ? {} : { error: result.error }),
        ...(result.outputs === undefined || slot.action.secureOutputs
          ? {}
          : { outputs: this.payloads.contentOf(result.outputs) }),
      },
      slot,
    )
    this.sleep(slot, at + delay)
    return true
  }

  /** Sets timers and calls going again for what was under way when the process ended. */
  private rearm(frame: Frame): void {
    for (const slot of frame.slots) {
      if (slot.phase === 'pending' || slot.phase === 'done') continue
      if (slot.action.timeout !== undefined) this.watchTime(slot, slot.action.timeout)
      if (slot.child !== undefined) this.rearm(slot.child)
      for (const iteration of slot.loop?.open.values() ?? []) this.rearm(iteration)
      if (slot.branch !== undefined || slot.loop !== undefined) continue
      if (slot.phase !== 'started' && slot.until !== undefined) this.sleepAgain(slot, slot.until)
      else if (slot.phase === 'started') this.attemptAgain(slot)
    }
  }

  /** The next attempt or poll needs the inputs as they were, with what signs the request. */
  private sleepAgain(slot: Slot, until: number): void {
    const needsInputs = slot.phase === 'retrying' || slot.resume !== undefined
    const problem = needsInputs ? this.restoreInputs(slot) : undefined
    if (problem === undefined) this.sleep(slot, until)
    else this.complete(slot, problem)
  }

  private attemptAgain(slot: Slot): void {
    const problem = this.restoreInputs(slot)
    if (problem !== undefined) {
      this.complete(slot, problem)
      return
    }
    slot.attempt += 1
    this.attempt(slot, true)
  }

  /** After a restart: the recorded inputs; evaluated anew where the record leaves something out. */
  private restoreInputs(slot: Slot): CompletedResult | undefined {
    const isWhole = slot.action.prepared.recordInputs === undefined && !slot.action.secureInputs
    if (isWhole) return this.reloadInputs(slot)
    const content = slot.inputs?.content
    const problem = this.prepareInputs(slot)
    if (slot.inputs !== undefined) slot.inputs.content = content
    return problem
  }

  private reloadInputs(slot: Slot): CompletedResult | undefined {
    if (slot.inputs === undefined) return undefined
    try {
      this.payloads.valueOf(slot.inputs)
      return undefined
    } catch (thrown) {
      const error = thrown as FlowError
      return failed(error.code, error.message)
    }
  }

  private letGo(slot: Slot, reason?: string): void {
    slot.abort?.abort(reason)
    slot.stop?.()
    slot.stop = undefined
  }

  private release(frame: Frame, reason?: string): void {
    for (const slot of frame.slots) {
      if (slot.phase !== 'done') this.letGo(slot, reason)
      if (slot.child !== undefined) this.release(slot.child, reason)
      for (const iteration of slot.loop?.open.values() ?? []) this.release(iteration, reason)
    }
  }

  private findLive(matches: (slot: Slot) => boolean): Slot | undefined {
    const search = (frame: Frame): Slot | undefined => {
      for (const slot of frame.slots) {
        if (slot.phase === 'pending' || slot.phase === 'done') continue
        if (matches(slot)) return slot
        const inner = [...(slot.child === undefined ? [] : [slot.child]), ...(slot.loop?.open.values() ?? [])]
        for (const child of inner) {
          const found = search(child)
          if (found !== undefined) return found
        }
      }
      return undefined
    }
    return this.machine.root === undefined ? undefined : search(this.machine.root)
  }
}

/** An error of a secured action: its message may hold a service's answer, its trace holds values. */
function withoutValues(error: RunError | undefined): RunError | undefined {
  if (error === undefined) return undefined
  const { trace: _trace, ...rest } = error
  return rest
}

function dependencyFailed(inner: ActionPlan, holder: ActionPlan): { code: string; error: RunError } {
  const message = `The execution of template action '${inner.name}' skipped: '${holder.name}', which holds it, did not run.`
  return { code: 'ActionSkipped', error: { code: 'ActionDependencyFailed', message } }
}

function scopeResult(status: FinalStatus): CompletedResult {
  if (status === 'Succeeded') return { kind: 'completed', status, code: 'OK' }
  return { kind: 'completed', status, code: 'ActionFailed', error: actionFailed }
}

/** The clock of a run that does not go by the real one. */
function clockOf(started: RunStarted, real: Clock, isIdle: () => boolean): RunClock | undefined {
  if (started.fixedNow !== undefined) return new VirtualClock(real, started.fixedNow, isIdle)
  return started.time === 'hurried' ? new HurriedClock(real, isIdle) : undefined
}

/** Whether mocks may answer for an action. */
function isMockable({ mockable, reachesOut }: PreparedAction): boolean {
  return (mockable ?? reachesOut ?? false) !== false
}

function repetitionOf(slot: Slot): { repetition?: Repetition } {
  return slot.frame.repetition.length === 0 ? {} : { repetition: slot.frame.repetition }
}

function addStop(slot: Slot, undo: () => void): void {
  const before = slot.stop
  slot.stop =
    before === undefined
      ? undo
      : () => {
          before()
          undo()
        }
}

function isStillToDo(command: Command): boolean {
  switch (command.kind) {
    case 'start':
    case 'skip':
      return command.slot.phase === 'pending' && !isGone(command.slot.frame)
    case 'close':
      return !isGone(command.frame)
    case 'close-loop':
      return command.slot.phase !== 'done' && !isGone(command.slot.frame)
  }
}
