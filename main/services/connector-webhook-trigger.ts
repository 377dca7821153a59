import { createHash } from 'node:crypto'
import { FlowError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { isObject, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { callOperation } from '../connectors/call-operation.ts'
import { headerOf, retryAfterMs } from '../engine/http-status.ts'
import type { PreparedCall } from './connector-calls.ts'
import { triggerCaller, triggerReferences } from './connector-trigger-caller.ts'
import { answerHandshake } from './listener/answer-handshake.ts'
import type { RegisteredCallback } from './listener/callback-listener.ts'
import { type CallbackAnswer, type CallbackRequest, errorAnswer } from './listener/callback-request.ts'
import { firingError } from './listener/firing-error.ts'
import { readRequestContent } from './listener/request-content.ts'
import { runHeaders } from './listener/run-headers.ts'
import { triggerPath, triggerPermission } from './listener/trigger-path.ts'
import type { ListeningTrigger, TriggerSetup, TriggerStatus } from './listening-trigger.ts'
import { unsubscribe } from './run-connectors.ts'
import { endOfSubscription } from './subscription-end.ts'
import { compileTriggerPart, type TriggerPart } from './trigger-expressions.ts'
import { problemOf } from './trigger-problem.ts'

/** How soon a subscription that failed is tried again, in ms. */
const tryAgainMs = 60_000

/** Time a service has to take note that nobody listens any more, in ms. */
const unsubscribeMs = 10_000

/** What is kept of a subscription over restarts. */
interface Subscription {
  /** Digest of what was asked for: another one begins anew. */
  readonly digest: string
  /** Where it can be deleted. */
  readonly location?: string
  /** When the service ends it, ms since 1970 UTC. */
  readonly endsAt?: number
  /** When it was made, ms. */
  readonly since: number
}

/**
 * A webhook trigger of a connector (`x-ms-notification-url`): its operation is called with the address of this flow;
 * each call of that address starts a run. Services that ask whether the address is meant for them get their answer. A
 * subscription that ends is made anew before it does; one that is not needed any more is deleted at its `Location`.
 * Source: Microsoft Learn, "Use a webhook as a trigger".
 */
export class ConnectorWebhookTrigger implements ListeningTrigger {
  readonly #setup: TriggerSetup
  readonly #inputs: TriggerPart
  readonly #stopped = new AbortController()
  #callback: RegisteredCallback | undefined
  #stopTimer = () => {}
  #working: Promise<void> = Promise.resolve()
  #subscription: Subscription | undefined
  #problem: TriggerStatus['problem']

  constructor(setup: TriggerSetup) {
    const { flow, trigger } = setup
    this.#setup = setup
    this.#inputs = compileTriggerPart(flow, trigger, propertyOf(trigger.definition, 'inputs') ?? {}, 'inputs')
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

  status(): TriggerStatus {
    const { name, type } = this.#setup.trigger
    return {
      trigger: name,
      type,
      method: 'POST',
      ...(this.#callback === undefined ? {} : { url: this.#callback.url }),
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
    }
  }

  /** Subscribes unless the very same subscription is there and lasts; tries again later where that fails. */
  async #keepSubscribed(): Promise<void> {
    const { clock } = this.#setup.ports
    let waitMs: number | undefined
    try {
      const inputs = this.#evaluate()
      const digest = createHash('sha256').update(printJson(inputs)).digest('hex')
      const known = this.#subscription
      if (known?.digest !== digest || isOver(known, clock.nowMs())) {
        waitMs = await this.#subscribe(inputs, digest)
        // The new one is there before the old one goes: nothing is missed in between.
        if (waitMs === undefined && known !== undefined) await this.#forget(known)
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
  async #subscribe(inputs: WdlValue, digest: string): Promise<number | undefined> {
    const { clock } = this.#setup.ports
    const prepared = await this.#prepare(inputs)
    const answer = await callOperation(prepared, this.#stopped.signal)
    const nowMs = clock.nowMs()
    if (answer.status >= 300) {
      const message = `The service answered the subscription with status ${answer.status}.`
      this.#fail({ code: 'http.subscribe-failed', message })
      return Math.max(retryAfterMs(headerOf(answer.headers, 'retry-after'), nowMs) ?? 0, tryAgainMs)
    }
    const header = headerOf(answer.headers, 'location')
    const location = header === undefined ? undefined : new URL(header, answer.sent.url).href
    const endsAt = endOfSubscription(answer.body, nowMs)
    this.#problem = undefined
    this.#keep({
      digest,
      since: nowMs,
      ...(location === undefined ? {} : { location }),
      ...(endsAt === undefined ? {} : { endsAt }),
    })
    return undefined
  }

  async #end(subscription: Subscription): Promise<void> {
    this.#keep(undefined)
    await this.#forget(subscription)
  }

  /** Tells the service that nobody listens to a subscription any more. */
  async #forget({ location }: Subscription): Promise<void> {
    if (location === undefined) return
    try {
      const prepared = await this.#prepare(this.#evaluate())
      await unsubscribe(prepared, { location }, AbortSignal.timeout(unsubscribeMs))
    } catch (thrown) {
      this.#fail(problemOf(thrown))
    }
  }

  #prepare(inputs: WdlValue): Promise<PreparedCall> {
    return this.#setup.ports.connectors.prepare(
      {
        inputs: isObject(inputs) ? inputs : {},
        connectionReferences: triggerReferences(this.#setup),
        callbackUrl: this.#callback?.url,
      },
      triggerCaller(this.#setup),
    )
  }

  async #receive(request: CallbackRequest): Promise<CallbackAnswer> {
    const { flow, starter } = this.#setup
    const handshake = answerHandshake(request)
    if (handshake !== undefined) return handshake
    try {
      const content = readRequestContent(request.body, headerOf(request.headers, 'content-type'))
      const outputs = printJson({
        headers: request.headers,
        ...(Object.keys(request.queries).length === 0 ? {} : { queries: request.queries }),
        ...(content === undefined ? {} : { body: content.value }),
      })
      const outcome = await starter.fire({ outputs })
      if (outcome.kind === 'refused') return errorAnswer(429, 'WorkflowRunsLimitExceeded', outcome.message)
      const [runId] = outcome.kind === 'started' ? outcome.runIds : []
      if (runId === undefined) return { status: 200 }
      const trackingId = headerOf(request.headers, 'x-ms-client-tracking-id') ?? runId
      const { workflowId, flowId } = flow
      return { status: 200, headers: runHeaders({ workflowId, flowId, runId, trackingId }) }
    } catch (thrown) {
      if (thrown instanceof FlowError) return firingError(thrown)
      throw thrown
    }
  }

  #evaluate(): WdlValue {
    const callbackUrl = this.#callback?.url
    const nowMs = this.#setup.ports.clock.nowMs()
    return this.#inputs({ nowMs, ...(callbackUrl === undefined ? {} : { callbackUrl }) })
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

  #fail(problem: NonNullable<TriggerStatus['problem']>): void {
    const isNew = this.#problem?.message !== problem.message
    this.#problem = problem
    const { flow, ports, trigger } = this.#setup
    if (isNew) ports.notify(`Trigger '${trigger.name}' of '${flow.displayName}' failed: ${problem.message}`)
  }
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
