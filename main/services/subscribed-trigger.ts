import { createHash } from 'node:crypto'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { OtherAnswer } from './connector-notifications.ts'
import { fireByCallback } from './fire-by-callback.ts'
import type { RegisteredCallback } from './listener/callback-listener.ts'
import type { CallbackAnswer, CallbackRequest } from './listener/callback-request.ts'
import { triggerPath, triggerPermission } from './listener/trigger-path.ts'
import type { ListeningTrigger, TriggerSetup, TriggerStatus } from './listening-trigger.ts'
import { problemOf } from './trigger-problem.ts'

type Problem = NonNullable<TriggerStatus['problem']>

/** What a service said when it was asked to call. */
export interface MadeSubscription {
  /** Where it can be deleted. */
  readonly location?: string
  /** When the service ends it, ms since 1970 UTC. */
  readonly endsAt?: number
}

/** What a service is asked for by a kind of trigger. */
export interface SubscriptionSource {
  /** The request, its expressions resolved: one that is another begins anew. */
  request(callbackUrl: string): WdlValue
  /** Asks the service to call. Throws FlowError; a refusal may say how long to wait at least, in ms. */
  subscribe(
    request: WdlValue,
    callbackUrl: string,
    signal: AbortSignal,
  ): Promise<MadeSubscription | { readonly problem: Problem; readonly waitMs?: number }>
  /** Tells the service that nobody listens any more. Throws FlowError. */
  unsubscribe(made: MadeSubscription, callbackUrl: string, signal: AbortSignal): Promise<Problem | undefined>
  /** Whether the old one goes before the new one comes: where they are told apart by nothing but the address. */
  readonly endsBefore: boolean
  /**
   * Answers what is no notification: a service that asks whether the address is meant for it, a call that is not
   * signed as the service signs; `undefined` for a notification.
   */
  answerOther?(request: CallbackRequest, callbackUrl: string): Promise<OtherAnswer | undefined>
}

/** How soon a subscription that failed is tried again, in ms. */
const tryAgainMs = 60_000

/** Time a service has to take note that nobody listens any more, in ms. */
const unsubscribeMs = 10_000

/** What is kept of a subscription over restarts. */
interface Subscription extends MadeSubscription {
  /** Digest of what was asked for, and with which address. The request may hold what nobody should find in a file. */
  readonly digest: string
  /** When it was made, ms. */
  readonly since: number
}

/**
 * A trigger that a service calls: the service is told the address of this flow; each call of it starts a run. A
 * subscription outlives a restart as long as it is the same. One that ends is made anew before it does; one that is not
 * needed any more is deleted.
 */
export class SubscribedTrigger implements ListeningTrigger {
  readonly #setup: TriggerSetup
  readonly #source: SubscriptionSource
  readonly #stopped = new AbortController()
  #callback: RegisteredCallback | undefined
  #stopTimer = () => {}
  #working: Promise<void> = Promise.resolve()
  #subscription: Subscription | undefined
  /** What keeps it from being subscribed. */
  #problem: Problem | undefined
  /** Why the last call was not taken. */
  #refusal: Problem | undefined
  #told: string | undefined

  constructor(setup: TriggerSetup, source: SubscriptionSource) {
    this.#setup = setup
    this.#source = source
  }

  async start(): Promise<void> {
    const { flow, ports, starter, trigger } = this.#setup
    await starter.restore()
    this.#callback = ports.listener.register(
      `${triggerPath(flow.workflowId, trigger.name)}/run`,
      triggerPermission(trigger.name),
      (request) => this.#receive(request),
    )
    this.#subscription = this.#load()
    this.#working = this.#keepSubscribed()
    await this.#working
  }

  async stop(isOff: boolean): Promise<void> {
    this.#stopTimer()
    this.#stopped.abort()
    this.#setup.starter.stop()
    await this.#working
    if (isOff && this.#subscription !== undefined) await this.#end(this.#subscription)
    this.#callback?.unregister()
  }

  /** The address has moved: the service is told the new one. */
  async addressChanged(): Promise<void> {
    this.#stopTimer()
    this.#working = this.#working.then(() => this.#keepSubscribed())
    await this.#working
  }

  status(): TriggerStatus {
    const { name, type } = this.#setup.trigger
    const problem = this.#problem ?? this.#refusal
    return {
      trigger: name,
      type,
      method: 'POST',
      ...addressesOf(this.#callback),
      ...(problem === undefined ? {} : { problem }),
    }
  }

  get #callbackUrl(): string {
    // A sandbox is on this machine, and calls nobody elsewhere.
    if (this.#setup.flow.start.sandboxes === true) return this.#callback?.url ?? ''
    return this.#callback?.publicUrl ?? this.#callback?.url ?? ''
  }

  /** Subscribes unless the very same subscription is there and lasts; tries again later where that fails. */
  async #keepSubscribed(): Promise<void> {
    if (this.#stopped.signal.aborted) return
    const { clock } = this.#setup.ports
    let waitMs: number | undefined
    try {
      const request = this.#source.request(this.#callbackUrl)
      const digest = createHash('sha256')
        .update(printJson([request, this.#callbackUrl]))
        .digest('hex')
      const known = this.#subscription
      if (known?.digest !== digest || isOver(known, clock.nowMs())) {
        if (known !== undefined && this.#source.endsBefore) await this.#end(known)
        waitMs = await this.#subscribe(request, digest)
        // Otherwise the new one is there before the old one goes: nothing is missed in between.
        if (waitMs === undefined && known !== undefined && !this.#source.endsBefore) await this.#forget(known)
      }
    } catch (thrown) {
      this.#fail(problemOf(thrown))
      waitMs = tryAgainMs
    }
    if (this.#stopped.signal.aborted) return
    const at = waitMs === undefined ? renewAt(this.#subscription) : clock.nowMs() + waitMs
    if (at === undefined) return
    this.#stopTimer = clock.at(at, () => {
      this.#working = this.#keepSubscribed()
    })
  }

  /** Answers how long to wait before it is tried again; `undefined` when it is subscribed. */
  async #subscribe(request: WdlValue, digest: string): Promise<number | undefined> {
    const made = await this.#source.subscribe(request, this.#callbackUrl, this.#stopped.signal)
    if ('problem' in made) {
      this.#fail(made.problem)
      return Math.max(made.waitMs ?? 0, tryAgainMs)
    }
    this.#problem = undefined
    this.#told = undefined
    this.#keep({ digest, since: this.#setup.ports.clock.nowMs(), ...made })
    return undefined
  }

  async #end(subscription: Subscription): Promise<void> {
    this.#keep(undefined)
    await this.#forget(subscription)
  }

  async #forget(subscription: Subscription): Promise<void> {
    try {
      const signal = AbortSignal.timeout(unsubscribeMs)
      const problem = await this.#source.unsubscribe(subscription, this.#callbackUrl, signal)
      if (problem !== undefined) this.#fail(problem)
    } catch (thrown) {
      this.#fail(problemOf(thrown))
    }
  }

  async #receive(request: CallbackRequest): Promise<CallbackAnswer> {
    const other = await this.#source.answerOther?.(request, this.#callbackUrl)
    this.#refusal = other?.problem
    if (other === undefined) {
      this.#told = undefined
      return fireByCallback(this.#setup, request)
    }
    if (other.problem !== undefined) this.#tell(other.problem)
    return other.answer
  }

  #load(): Subscription | undefined {
    const { ports, starter } = this.#setup
    const saved = ports.state.load(starter.key)
    const value = saved === undefined ? undefined : parseJson(saved)
    const digest = textOf(value, 'digest')
    const since = propertyOf(value, 'since')
    if (digest === undefined || typeof since !== 'number') return undefined
    const location = textOf(value, 'location')
    const endsAt = propertyOf(value, 'endsAt')
    return {
      digest,
      since,
      ...(location === undefined ? {} : { location }),
      ...(typeof endsAt === 'number' ? { endsAt } : {}),
    }
  }

  #keep(subscription: Subscription | undefined): void {
    const { ports, starter } = this.#setup
    this.#subscription = subscription
    ports.state.save(starter.key, subscription === undefined ? '{}' : printJson({ ...subscription }))
  }

  #fail(problem: Problem): void {
    this.#problem = problem
    this.#tell(problem)
  }

  /** Says what is wrong, once for each thing in a row. */
  #tell({ message }: Problem): void {
    const isNew = this.#told !== message
    this.#told = message
    const { flow, ports, trigger } = this.#setup
    if (isNew) ports.notify(`Trigger '${trigger.name}' of '${flow.displayName}' failed: ${message}`)
  }
}

/** The addresses at which a trigger can be called, for its status. */
export function addressesOf(
  callback: Pick<RegisteredCallback, 'url' | 'publicUrl'> | undefined,
): Pick<TriggerStatus, 'url' | 'publicUrl'> {
  if (callback === undefined) return {}
  const { publicUrl, url } = callback
  return { url, ...(publicUrl === undefined ? {} : { publicUrl }) }
}

/** When a subscription is to be made anew: after four fifths of its time. */
function renewAt(subscription: Subscription | undefined): number | undefined {
  if (subscription?.endsAt === undefined) return undefined
  const { endsAt, since } = subscription
  return since + (endsAt - since) * 0.8
}

function isOver(subscription: Subscription, nowMs: number): boolean {
  const at = renewAt(subscription)
  return at !== undefined && at <= nowMs
}
