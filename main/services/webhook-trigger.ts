import { createHash } from 'node:crypto'
import { FlowError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { headerOf } from '../engine/http-status.ts'
import type { RegisteredCallback } from './listener/callback-listener.ts'
import { type CallbackAnswer, type CallbackRequest, errorAnswer } from './listener/callback-request.ts'
import { firingError } from './listener/firing-error.ts'
import { readRequestContent } from './listener/request-content.ts'
import { runHeaders } from './listener/run-headers.ts'
import { triggerPath, triggerPermission } from './listener/trigger-path.ts'
import type { ListeningTrigger, TriggerSetup, TriggerStatus } from './listening-trigger.ts'
import { compileTriggerPart, type TriggerPart } from './trigger-expressions.ts'
import { TriggerHttpCall } from './trigger-http-call.ts'
import { problemOf } from './trigger-problem.ts'

/** How soon a subscription that failed is tried again, in ms. */
const tryAgainMs = 60_000

/** Time a service has to take note that nobody listens any more, in ms. */
const unsubscribeMs = 10_000

/**
 * The HttpWebhook trigger: tells a service the address of this flow (`subscribe`, with `listCallbackUrl()`), starts a
 * run for each call of it, and tells the service when the flow is turned off (`unsubscribe`). A subscription outlives a
 * restart as long as it is the same. Source: WDL reference, "HTTPWebhook trigger".
 */
export class WebhookTrigger implements ListeningTrigger {
  readonly #setup: TriggerSetup
  readonly #subscribe: TriggerPart
  readonly #unsubscribe: TriggerPart | undefined
  readonly #call: TriggerHttpCall
  readonly #stopped = new AbortController()
  #callback: RegisteredCallback | undefined
  #stopTimer = () => {}
  #working: Promise<void> = Promise.resolve()
  #isSubscribed = false
  #problem: TriggerStatus['problem']

  constructor(setup: TriggerSetup) {
    const { flow, trigger } = setup
    const inputs = objectOf(trigger.definition, 'inputs')
    const unsubscribe = propertyOf(inputs, 'unsubscribe')
    this.#setup = setup
    this.#subscribe = compileTriggerPart(
      flow,
      trigger,
      propertyOf(inputs, 'subscribe') ?? {},
      'inputs',
      'subscribe',
    )
    this.#unsubscribe =
      isObject(unsubscribe) && textOf(unsubscribe, 'uri') !== undefined
        ? compileTriggerPart(flow, trigger, unsubscribe, 'inputs', 'unsubscribe')
        : undefined
    this.#call = new TriggerHttpCall(setup)
  }

  async start(): Promise<void> {
    const { flow, ports, starter, trigger } = this.#setup
    await starter.restore()
    this.#callback = ports.listener.register(
      `${triggerPath(flow.workflowId, trigger.name)}/run`,
      triggerPermission(trigger.name),
      (request) => this.#receive(request),
    )
    this.#working = this.#keepSubscribed()
    await this.#working
  }

  async stop(isOff: boolean): Promise<void> {
    this.#stopTimer()
    this.#stopped.abort()
    this.#setup.starter.stop()
    await this.#working
    if (isOff && this.#isSubscribed) await this.#end()
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

  /** Subscribes unless the very same subscription is known; tries again later where that fails. */
  async #keepSubscribed(): Promise<void> {
    const { ports, starter } = this.#setup
    try {
      const inputs = this.#evaluate(this.#subscribe)
      // A digest: the request may hold what nobody should find in a file.
      const digest = createHash('sha256').update(printJson(inputs)).digest('hex')
      const saved = ports.state.load(starter.key)
      const known = saved === undefined ? undefined : textOf(parseJson(saved), 'subscription')
      this.#isSubscribed = known === digest
      if (this.#isSubscribed) return
      if (known !== undefined) await this.#end()
      const answer = await this.#call.send(inputs, this.#stopped.signal)
      if ('failure' in answer) this.#fail({ code: 'http.subscribe-failed', message: answer.failure })
      else {
        this.#isSubscribed = true
        this.#problem = undefined
        ports.state.save(starter.key, printJson({ subscription: digest }))
        return
      }
    } catch (thrown) {
      this.#fail(problemOf(thrown))
    }
    if (this.#stopped.signal.aborted) return
    this.#stopTimer = ports.clock.at(ports.clock.nowMs() + tryAgainMs, () => {
      this.#working = this.#keepSubscribed()
    })
  }

  async #end(): Promise<void> {
    const { ports, starter } = this.#setup
    this.#isSubscribed = false
    ports.state.save(starter.key, '{}')
    if (this.#unsubscribe === undefined) return
    try {
      const inputs = withoutRetries(this.#evaluate(this.#unsubscribe))
      const answer = await this.#call.send(inputs, AbortSignal.timeout(unsubscribeMs))
      if ('failure' in answer) this.#fail({ code: 'http.unsubscribe-failed', message: answer.failure })
    } catch (thrown) {
      this.#fail(problemOf(thrown))
    }
  }

  async #receive(request: CallbackRequest): Promise<CallbackAnswer> {
    const { flow, starter } = this.#setup
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

  #evaluate(part: TriggerPart): WdlValue {
    const callbackUrl = this.#callback?.url
    const nowMs = this.#setup.ports.clock.nowMs()
    return part({ nowMs, ...(callbackUrl === undefined ? {} : { callbackUrl }) })
  }

  #fail(problem: NonNullable<TriggerStatus['problem']>): void {
    this.#problem = problem
    const { flow, ports, trigger } = this.#setup
    ports.notify(`Trigger '${trigger.name}' of '${flow.displayName}' failed: ${problem.message}`)
  }
}

/** Nobody should wait for retries while a flow is being turned off. */
function withoutRetries(inputs: WdlValue): WdlValue {
  return isObject(inputs) ? { ...inputs, retryPolicy: { type: 'none' } } : inputs
}
