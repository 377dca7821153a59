import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { nextOccurrence } from '../../shared/schedule/next-occurrence.ts'
import { type RecurrenceRule, readRecurrence } from '../../shared/schedule/recurrence-rule.ts'
import { foldName, isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { durationMs } from '../engine/duration.ts'
import type { ListeningTrigger, TriggerSetup, TriggerStatus } from './listening-trigger.ts'
import { compileTriggerPart } from './trigger-expressions.ts'
import { problemOf } from './trigger-problem.ts'

/** How soon a window that found no room is tried again, in ms. */
const noRoomMs = 5000

/** What is kept over restarts. */
interface ScheduleState {
  /** JSON text of the recurrence; another one begins anew. */
  readonly rule: string
  /** When it was turned on, ms: the start of recurrences without one. */
  readonly since: number
  /** When it fires next, ms; `undefined` when nothing is left. For a sliding window, the end of the window. */
  readonly next: number | undefined
  /** Sliding windows: where the window begins, ms. */
  readonly from?: number | undefined
  readonly fired: number
}

/**
 * A trigger that goes by the clock. Recurrence: what was missed while nobody listened is left out; one that came due
 * while the machine slept fires once. SlidingWindow: every window fires, missed ones too, in their order. Each time
 * fires once, also when the process dies in between. Source: "Schedules for recurring triggers in Azure Logic Apps".
 */
export class ScheduleTrigger implements ListeningTrigger {
  readonly #setup: TriggerSetup
  readonly #hasWindows: boolean
  readonly #rule: RecurrenceRule
  readonly #ruleText: string
  readonly #delayMs: number
  #state: ScheduleState
  #stopTimer = () => {}
  #isStopped = false
  #working: Promise<void> = Promise.resolve()
  #problem: TriggerStatus['problem']

  /** Throws DefinitionError `definition.recurrence`. */
  constructor(setup: TriggerSetup) {
    const { flow, ports, trigger } = setup
    this.#setup = setup
    this.#hasWindows = foldName(trigger.type) === 'slidingwindow'
    const nowMs = ports.clock.nowMs()
    const given = propertyOf(trigger.definition, 'recurrence')
    const recurrence = compileTriggerPart(flow, trigger, given, 'recurrence')({ nowMs })
    this.#rule = readRecurrence(recurrence, [...trigger.path, 'recurrence'])
    this.#delayMs = durationMs(textOf(objectOf(trigger.definition, 'inputs'), 'delay') ?? '') ?? 0
    this.#ruleText = printJson(recurrence)
    this.#state = this.#fresh(nowMs)
  }

  async start(): Promise<void> {
    const { ports, starter } = this.#setup
    await starter.restore()
    const saved = readState(ports.state.load(starter.key))
    if (saved?.rule === this.#ruleText) this.#state = this.#resumed(saved)
    this.#save()
    this.#arm()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    this.#stopTimer()
    this.#setup.starter.stop()
    await this.#working
  }

  status(): TriggerStatus {
    const { name, type } = this.#setup.trigger
    const { next } = this.#state
    return {
      trigger: name,
      type,
      ...(next === undefined ? {} : { nextMs: next + this.#delayMs }),
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
    }
  }

  /**
   * The state of a trigger that is turned on. The first window begins with the start time; without one it is the
   * interval that ends now.
   */
  #fresh(nowMs: number): ScheduleState {
    const { startMs } = this.#rule
    const state = { rule: this.#ruleText, since: nowMs, fired: 0 }
    if (!this.#hasWindows) return { ...state, next: nextOccurrence(this.#rule, nowMs, nowMs - 1) }
    if (startMs !== undefined) {
      return { ...state, from: startMs, next: nextOccurrence(this.#rule, nowMs, startMs) }
    }
    const second = nextOccurrence(this.#rule, nowMs, nowMs) ?? nowMs
    return { ...state, from: nowMs - (second - nowMs), next: nowMs }
  }

  #resumed(saved: ScheduleState): ScheduleState {
    const nowMs = this.#setup.ports.clock.nowMs()
    if (this.#hasWindows || saved.next === undefined || saved.next >= nowMs) return saved
    return { ...saved, next: nextOccurrence(this.#rule, saved.since, nowMs) }
  }

  #arm(atMs?: number): void {
    const { next } = this.#state
    if (next === undefined || this.#isStopped) return
    this.#stopTimer = this.#setup.ports.clock.at(atMs ?? next + this.#delayMs, () => {
      this.#working = this.#fire(next)
    })
  }

  async #fire(due: number): Promise<void> {
    const { ports, starter, trigger } = this.#setup
    try {
      if (!starter.hasRoom && this.#hasWindows) {
        this.#arm(ports.clock.nowMs() + noRoomMs)
        return
      }
      if (starter.hasRoom) await starter.fire({ outputs: this.#outputs(due), occasion: String(due) })
      this.#problem = undefined
    } catch (thrown) {
      this.#problem = problemOf(thrown)
      ports.notify(
        `Trigger '${trigger.name}' of '${this.#setup.flow.displayName}' failed: ${this.#problem.message}`,
      )
    }
    if (this.#isStopped) return
    this.#state = { ...this.#state, fired: this.#state.fired + 1, from: due, next: this.#following(due) }
    this.#save()
    this.#arm()
  }

  #following(due: number): number | undefined {
    const { count } = this.#rule
    if (count !== undefined && this.#state.fired + 1 >= count) return undefined
    const after = this.#hasWindows ? due : Math.max(due, this.#setup.ports.clock.nowMs())
    return nextOccurrence(this.#rule, this.#state.since, after)
  }

  #outputs(due: number): string {
    if (!this.#hasWindows) return '{}'
    return printJson({
      windowStartTime: timestamp(this.#state.from ?? due),
      windowEndTime: timestamp(due),
    })
  }

  #save(): void {
    const { ports, starter } = this.#setup
    const { rule, since, next, from, fired } = this.#state
    ports.state.save(
      starter.key,
      printJson({
        rule,
        since,
        fired,
        ...(next === undefined ? {} : { next }),
        ...(this.#hasWindows && from !== undefined ? { from } : {}),
      }),
    )
  }
}

function readState(text: string | undefined): ScheduleState | undefined {
  if (text === undefined) return undefined
  const value: WdlValue = parseJson(text)
  const rule = textOf(value, 'rule')
  if (!isObject(value) || rule === undefined) return undefined
  const { since, next, from, fired } = value
  return {
    rule,
    since: typeof since === 'number' ? since : 0,
    next: typeof next === 'number' ? next : undefined,
    from: typeof from === 'number' ? from : undefined,
    fired: typeof fired === 'number' ? fired : 0,
  }
}

function timestamp(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}
