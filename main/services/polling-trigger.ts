import { parseJson, printJson } from '../../shared/json/index.ts'
import { nextOccurrence } from '../../shared/schedule/next-occurrence.ts'
import { type RecurrenceRule, readRecurrence } from '../../shared/schedule/recurrence-rule.ts'
import { propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ListeningTrigger, TriggerSetup, TriggerStatus } from './listening-trigger.ts'
import type { PollSource } from './poll-source.ts'
import { compileTriggerPart, type TriggerPart } from './trigger-expressions.ts'
import { problemOf } from './trigger-problem.ts'

/** What is kept over restarts. */
interface PollState {
  /** JSON text of inputs and recurrence as written; others begin anew. */
  readonly written: string
  readonly since: number
  /** When to ask next, ms. */
  readonly next: number | undefined
  /** Where the last answer pointed to. */
  readonly cursor: string | undefined
}

/**
 * A trigger that asks at an interval whether something has happened: an address (Http), or an operation of a connector.
 * The answer says where to ask next and when. Answers of 4xx and 5xx start nothing; the trigger asks again at its
 * interval. Source: WDL reference, "HTTP trigger"; "Create custom APIs", polling triggers.
 */
export class PollingTrigger implements ListeningTrigger {
  readonly #setup: TriggerSetup
  readonly #inputs: TriggerPart
  readonly #rule: RecurrenceRule
  readonly #source: PollSource
  readonly #stopped = new AbortController()
  #state: PollState
  #stopTimer = () => {}
  #stopWatching = () => {}
  #working: Promise<void> = Promise.resolve()
  #problem: TriggerStatus['problem']

  /** Throws DefinitionError `definition.recurrence`. */
  constructor(setup: TriggerSetup, source: PollSource) {
    const { flow, ports, trigger } = setup
    const { definition } = trigger
    const inputs = propertyOf(definition, 'inputs') ?? {}
    const recurrence = propertyOf(definition, 'recurrence') ?? null
    const nowMs = ports.clock.nowMs()
    this.#setup = setup
    this.#inputs = compileTriggerPart(flow, trigger, inputs, 'inputs')
    this.#rule = readRecurrence(compileTriggerPart(flow, trigger, recurrence, 'recurrence')({ nowMs }), [
      ...trigger.path,
      'recurrence',
    ])
    this.#source = source
    this.#state = {
      written: printJson([inputs, recurrence]),
      since: nowMs,
      next: nextOccurrence(this.#rule, nowMs, nowMs - 1),
      cursor: undefined,
    }
  }

  async start(): Promise<void> {
    const { ports, starter } = this.#setup
    await starter.restore()
    const saved = ports.state.load(starter.key)
    if (saved !== undefined) {
      const value = parseJson(saved)
      const next = propertyOf(value, 'next')
      const since = propertyOf(value, 'since')
      if (textOf(value, 'written') === this.#state.written && typeof since === 'number') {
        this.#state = {
          ...this.#state,
          since,
          next: typeof next === 'number' ? next : undefined,
          cursor: textOf(value, 'cursor'),
        }
      }
    }
    this.#save()
    this.#arm()
    await this.#watchSandboxes()
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    this.#stopTimer()
    this.#stopWatching()
    this.#setup.starter.stop()
    await this.#working
  }

  status(): TriggerStatus {
    const { name, type } = this.#setup.trigger
    const { next } = this.#state
    return {
      trigger: name,
      type,
      ...(next === undefined ? {} : { nextMs: next }),
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
    }
  }

  #arm(): void {
    const { next } = this.#state
    if (next === undefined || this.#stopped.signal.aborted) return
    this.#stopTimer = this.#setup.ports.clock.at(next, () => {
      this.#working = this.#poll()
    })
  }

  /** A sandbox says when it has changed: nobody has to wait for the next time then. What is in it now is not new. */
  async #watchSandboxes(): Promise<void> {
    const { flow, ports } = this.#setup
    if (flow.start.sandboxes !== true || ports.sandboxes === undefined) return
    this.#stopWatching = ports.sandboxes.subscribe(({ environment }) => {
      if (environment !== flow.environmentId || this.#stopped.signal.aborted) return
      this.#stopTimer()
      this.#working = this.#working.then(() => (this.#stopped.signal.aborted ? undefined : this.#poll()))
    })
    this.#stopTimer()
    this.#working = this.#poll()
    await this.#working
  }

  async #poll(): Promise<void> {
    const { clock } = this.#setup.ports
    let cursor = this.#state.cursor
    let askAgainMs: number | undefined
    try {
      if (this.#setup.starter.hasRoom) {
        const found = await this.#ask()
        cursor = found.cursor ?? cursor
        askAgainMs = found.askAgainMs
      }
    } catch (thrown) {
      this.#fail(problemOf(thrown))
    }
    if (this.#stopped.signal.aborted) return
    const nowMs = clock.nowMs()
    const regular = nextOccurrence(this.#rule, this.#state.since, nowMs)
    const next = askAgainMs === undefined ? regular : nowMs + askAgainMs
    this.#state = { ...this.#state, cursor, next }
    this.#save()
    this.#arm()
  }

  async #ask(): Promise<{ cursor?: string | undefined; askAgainMs?: number | undefined }> {
    const { ports, starter } = this.#setup
    const { signal } = this.#stopped
    const inputs = this.#inputs({ nowMs: ports.clock.nowMs() })
    const answer = await this.#source.ask(inputs, this.#state.cursor, signal)
    if (signal.aborted) return {}
    if ('failure' in answer) {
      this.#fail({ code: 'http.trigger-failed', message: answer.failure })
      return {}
    }
    this.#problem = undefined
    const { askAgainMs, cursor, outputs } = answer
    if (outputs !== undefined) {
      const outcome = await starter.fire({ outputs: printJson(outputs) })
      if (outcome.kind === 'refused') {
        this.#fail({ code: 'run.too-many', message: outcome.message })
        return {}
      }
    }
    return { cursor, askAgainMs }
  }

  /** The same problem is told once, not at every poll. */
  #fail(problem: NonNullable<TriggerStatus['problem']>): void {
    const isNew = this.#problem?.message !== problem.message
    this.#problem = problem
    const { flow, ports, trigger } = this.#setup
    if (isNew) ports.notify(`Trigger '${trigger.name}' of '${flow.displayName}' failed: ${problem.message}`)
  }

  #save(): void {
    const { ports, starter } = this.#setup
    const { written, since, next, cursor } = this.#state
    ports.state.save(
      starter.key,
      printJson({
        written,
        since,
        ...(next === undefined ? {} : { next }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
    )
  }
}
