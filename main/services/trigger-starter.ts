import { createHash, randomUUID } from 'node:crypto'
import { DefinitionError, RequestError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { typeName } from '../../shared/json-schema/index.ts'
import { type PlatformLimits, platformLimits } from '../../shared/profiles/index.ts'
import type { RunId } from '../../shared/run/index.ts'
import { foldName, isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { TriggerPlan } from '../engine/plan.ts'
import type { Clock } from '../engine/ports.ts'
import type { TriggerKey, TriggerStateStore } from '../storage/trigger-state.ts'
import type { EngineHost } from './engine-host.ts'
import { makeRunId } from './run-id.ts'
import { compileTriggerPart, type TriggerPart } from './trigger-expressions.ts'
import type { TriggerFlow } from './trigger-flow.ts'
import { type GateLimits, TriggerGate } from './trigger-gate.ts'
import { compileSplit, type TriggerSplit, withTrackingId } from './trigger-split.ts'

/** What a trigger needs to begin runs. */
export interface StarterPorts {
  readonly engine: EngineHost
  readonly state: TriggerStateStore
  readonly clock: Clock
  /** Told what a person should know. */
  readonly notify: (message: string) => void
}

/** A trigger has fired. */
export interface Firing {
  /** JSON text of the trigger's outputs. */
  readonly outputs: string
  /** The same for the same occasion, so that it is taken once even when the process dies in between. */
  readonly occasion?: string
  /** Called with each run's id before the run begins. */
  readonly onRun?: (runId: RunId) => void
}

/** What became of a firing. */
export type FiringOutcome =
  | { readonly kind: 'started'; readonly runIds: readonly RunId[]; readonly isWaiting: boolean }
  /** It was taken and starts nothing: a condition does not hold, or there was no item to split on. */
  | { readonly kind: 'skipped'; readonly because: 'conditions' | 'no-items' }
  /** There are too many runs already. */
  | { readonly kind: 'refused'; readonly message: string }

/**
 * Turns firings of one trigger into runs: conditions, debatching (`splitOn`), tracking ids, and how many runs there may
 * be at once. Source: WDL reference, "Trigger conditions", "splitOn", "Change trigger concurrency".
 */
export class TriggerStarter {
  readonly key: TriggerKey
  readonly isSingleInstance: boolean
  readonly #flow: TriggerFlow
  readonly #trigger: TriggerPlan
  readonly #ports: StarterPorts
  readonly #limits: PlatformLimits
  readonly #conditions: readonly TriggerPart[]
  readonly #split: TriggerSplit | undefined
  readonly #trackingId: TriggerPart | undefined
  readonly #gate: TriggerGate | undefined
  readonly #gateLimits: GateLimits | undefined

  /** Throws DefinitionError when the trigger's settings cannot be followed. */
  constructor(flow: TriggerFlow, trigger: TriggerPlan, ports: StarterPorts) {
    const { environmentId, flowId } = flow
    const { definition } = trigger
    this.key = { environmentId, flowId, trigger: trigger.name }
    this.#flow = flow
    this.#trigger = trigger
    this.#ports = ports
    this.#limits = platformLimits(flow.start.profile)
    const part = (value: WdlValue | undefined, ...below: (string | number)[]) =>
      value === undefined || value === null ? undefined : compileTriggerPart(flow, trigger, value, ...below)
    this.#conditions = readConditions(definition.conditions ?? propertyOf(definition, 'conditions')).map(
      (expression, index) => compileTriggerPart(flow, trigger, expression, 'conditions', index, 'expression'),
    )
    this.#split = compileSplit(flow, trigger)
    this.#trackingId = part(
      propertyOf(objectOf(definition, 'correlation'), 'clientTrackingId'),
      'correlation',
      'clientTrackingId',
    )
    this.isSingleInstance = foldName(textOf(definition, 'operationOptions') ?? '').includes('singleinstance')
    this.#gateLimits = this.#readLimits()
    this.#gate = this.#gateLimits === undefined ? undefined : new TriggerGate(this.#gateLimits)
  }

  /** Takes up what was under way and what waited when the process ended. Called once, before the first firing. */
  async restore(): Promise<void> {
    const gate = this.#gate
    if (gate === undefined) return
    const { engine, state } = this.#ports
    const { environmentId, flowId, trigger } = this.key
    const runs = await engine.listRuns({
      environmentId,
      flowId,
      statuses: ['Running', 'Waiting', 'Suspended'],
      limit: 1000,
    })
    for (const run of runs) {
      if (run.origin !== 'trigger' || run.trigger !== trigger) continue
      gate.occupy(run.runId, engine.whenDone(run.runId))
    }
    for (const { runId, outputs } of state.waiting(this.key)) this.#enter(gate, runId, outputs)
  }

  /** Whether another firing would be taken; a trigger that asks for its work does not ask while there is no room. */
  get hasRoom(): boolean {
    if (this.#gate === undefined) return true
    return this.isSingleInstance ? !this.#gate.isBusy : this.#gate.hasRoomFor(1)
  }

  /**
   * Takes a firing. Throws ExpressionError when a condition or `splitOn` cannot be evaluated, RequestError
   * `request.trigger-condition`, `request.split-on`, and whatever starting a run throws.
   */
  async fire(firing: Firing): Promise<FiringOutcome> {
    const all = this.#outputsOfRuns(firing.outputs)
    if (typeof all === 'string') return { kind: 'skipped', because: all }
    const gate = this.#gate
    // The items of one firing belong together: all of them wait where one more may.
    if (gate !== undefined && !gate.hasRoomFor(1)) return this.#refusal(gate)
    const nowMs = this.#ports.clock.nowMs()
    const runs = all.map((outputs, index) => ({
      outputs,
      runId: this.#runIdOf(firing.occasion, index, nowMs),
    }))
    const runIds = runs.map(({ runId }) => runId)
    for (const runId of runIds) firing.onRun?.(runId)
    if (gate === undefined) {
      for (const { runId, outputs } of runs) await this.#start(runId, outputs, firing.occasion === undefined)
      return { kind: 'started', runIds, isWaiting: false }
    }
    let isWaiting = false
    for (const { runId, outputs } of runs) {
      if (!this.#trigger.isSecure) this.#ports.state.addWaiting(this.key, { runId, outputs })
      if (this.#enter(gate, runId, outputs)) isWaiting = true
    }
    return { kind: 'started', runIds, isWaiting }
  }

  /** Begins no further runs; what waits is kept for the next process. */
  stop(): void {
    this.#gate?.stop()
  }

  #enter(gate: TriggerGate, runId: RunId, outputs: string): boolean {
    const { engine, notify, state } = this.#ports
    const begin = async () => {
      try {
        await this.#start(runId, outputs, false)
      } catch (thrown) {
        const detail = thrown instanceof Error ? thrown.message : String(thrown)
        notify(`A waiting run of '${this.#flow.displayName}' could not be started: ${detail}`)
        state.removeWaiting(runId)
        return
      }
      state.removeWaiting(runId)
      await engine.whenDone(runId)
    }
    return gate.enter({ runId, begin })
  }

  async #start(runId: RunId, outputs: string, isFreshId: boolean): Promise<void> {
    await this.#ports.engine.start({
      ...this.#flow.start,
      trigger: this.#trigger.name,
      triggerOutputs: outputs,
      runId,
      ...(isFreshId ? { isFreshId } : {}),
    })
  }

  /** The outputs of each run to begin, as JSON text; a word when there is none. */
  #outputsOfRuns(text: string): readonly string[] | 'conditions' | 'no-items' {
    if (this.#conditions.length === 0 && this.#split === undefined && this.#trackingId === undefined)
      return [text]
    const nowMs = this.#ports.clock.nowMs()
    const outputs = parseJson(text)
    for (const condition of this.#conditions) {
      if (!this.#holds(condition({ outputs, nowMs }))) return 'conditions'
    }
    const tracked = (value: WdlValue, part: TriggerPart | undefined) =>
      part === undefined ? value : withTrackingId(value, part({ outputs: value, nowMs }))
    if (this.#split === undefined) return [printJson(tracked(outputs, this.#trackingId))]
    const items = this.#split.items(outputs, nowMs)
    const most =
      this.#gate === undefined ? this.#limits.splitOnItems : this.#limits.splitOnItemsWithConcurrency
    const split = this.#split.outputsOfRuns(tracked(outputs, this.#trackingId), items, nowMs, most)
    if (split.length === 0) return 'no-items'
    return split.map((item) => printJson(item))
  }

  #holds(value: WdlValue): boolean {
    if (typeof value === 'boolean') return value
    throw new RequestError(
      'request.trigger-condition',
      `A condition of trigger '${this.#trigger.name}' gave a value of type '${typeName(value)}'; it has to be a boolean.`,
    )
  }

  #runIdOf(occasion: string | undefined, index: number, nowMs: number): RunId {
    if (occasion === undefined) return makeRunId(nowMs, randomUUID())
    const { environmentId, flowId, trigger } = this.key
    const digest = createHash('sha256')
      .update([environmentId, flowId, trigger, occasion, index].join('\n'))
      .digest('hex')
    // The time is part of the id: it has to be that of the occasion, not of its second try.
    return makeRunId(Number.parseInt(occasion, 10), `${digest.slice(0, 8)}-${digest.slice(8, 12)}`)
  }

  #readLimits(): GateLimits | undefined {
    const { definition, path } = this.#trigger
    const concurrency = objectOf(objectOf(definition, 'runtimeConfiguration'), 'concurrency')
    const { defaultWhenOn, max } = this.#limits.triggerConcurrency
    const place = [...path, 'runtimeConfiguration', 'concurrency']
    const read = (name: string, least: number, most: number): number | undefined => {
      const value = propertyOf(concurrency, name)
      if (value === undefined || value === null) return undefined
      const number = Number(value)
      if (Number.isInteger(number) && number >= least && number <= most) return number
      throw new DefinitionError(
        'definition.trigger-concurrency',
        `'${name}' of the trigger's concurrency is a whole number from ${least} to ${most}.`,
        { at: { path: [...place, name] } },
      )
    }
    if (concurrency === undefined && !this.isSingleInstance) return undefined
    const runs = this.isSingleInstance ? 1 : (read('runs', 1, max) ?? defaultWhenOn)
    return { runs, waiting: read('maximumWaitingRuns', 1, 100) ?? this.#limits.waitingRuns + runs }
  }

  #refusal(gate: TriggerGate): FiringOutcome {
    const most = this.#gateLimits?.waiting ?? 0
    return {
      kind: 'refused',
      message: `The number of waiting runs of trigger '${this.#trigger.name}' is ${gate.waitingCount}; there may be ${most}.`,
    }
  }
}

/** Texts of `conditions: [{"expression": "@..."}]`; plain texts are taken, too. */
function readConditions(value: WdlValue | undefined): readonly WdlValue[] {
  if (!Array.isArray(value)) return []
  return (value as readonly WdlValue[]).flatMap((condition) => {
    const expression = isObject(condition) ? propertyOf(condition, 'expression') : condition
    return expression === undefined || expression === null ? [] : [expression]
  })
}
