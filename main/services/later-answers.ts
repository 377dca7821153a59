import { asId, isFinal, type RunId } from '../../shared/run/index.ts'
import { headerOf } from '../engine/http-status.ts'
import type { RegisteredCallback } from './listener/callback-listener.ts'
import { type CallbackAnswer, type CallbackRequest, errorAnswer } from './listener/callback-request.ts'
import { type FlowResponse, responseAnswer } from './listener/response-answer.ts'
import { triggerPath } from './listener/trigger-path.ts'
import type { TriggerPorts } from './listening-trigger.ts'
import type { TriggerFlow } from './trigger-flow.ts'

/** Seconds after which a caller should ask again. */
const retryAfterSeconds = 10

/** Events read at once while looking for a Response. */
const pageSize = 5000

/**
 * Answers of flows whose Response is asynchronous: the caller gets 202 and an address where it finds the answer later,
 * also after a restart. Source: "Receive and respond to inbound HTTPS calls", asynchronous response.
 */
export class LaterAnswers {
  readonly #flow: TriggerFlow
  readonly #ports: TriggerPorts
  readonly #trigger: string
  readonly #callback: RegisteredCallback

  constructor(flow: TriggerFlow, trigger: string, ports: TriggerPorts) {
    this.#flow = flow
    this.#ports = ports
    this.#trigger = trigger
    this.#callback = ports.listener.register(
      `${triggerPath(flow.workflowId, trigger)}/runs`,
      `/triggers/${trigger}/runs/read`,
      (request) => this.#answer(request),
      { takesPathBelow: true },
    )
  }

  /** What the caller is told at once: also where the answer will be, as the caller reached us. */
  accepted(
    runId: RunId,
    headers: Readonly<Record<string, string>>,
    { headers: asked }: Pick<CallbackRequest, 'headers'>,
  ): CallbackAnswer {
    const { publicUrl, url } = this.#callback.below(runId)
    const isLocal = (headerOf(asked, 'host') ?? '').toLowerCase() === new URL(url).host
    return {
      status: 202,
      headers: {
        ...headers,
        Location: isLocal ? url : (publicUrl ?? url),
        'Retry-After': String(retryAfterSeconds),
      },
    }
  }

  stop(): void {
    this.#callback.unregister()
  }

  async #answer(request: CallbackRequest): Promise<CallbackAnswer> {
    const { method, relativePath } = request
    if (method !== 'GET') {
      return errorAnswer(405, 'MethodNotAllowed', 'The answer of a run is fetched with GET.', {
        Allow: 'GET',
      })
    }
    const { engine } = this.#ports
    const runId = asId.run(relativePath)
    const run = await engine.getRun(runId)
    if (run?.flowId !== this.#flow.flowId || run.trigger !== this.#trigger) {
      return errorAnswer(404, 'WorkflowRunNotFound', 'This run is not in the history of the flow.')
    }
    const response = await this.#responseOf(runId)
    if (response !== undefined) return responseAnswer(response, {}, (hash) => engine.content(hash))
    if (isFinal(run.status)) {
      return errorAnswer(502, 'NoResponse', `The run ended ${run.status} without a response.`)
    }
    return this.accepted(runId, {}, request)
  }

  async #responseOf(runId: RunId): Promise<FlowResponse | undefined> {
    for (let after = 0; ; ) {
      const events = await this.#ports.engine.events({ runId, after, limit: pageSize })
      for (const { event } of events) {
        if (event.type !== 'response-sent') continue
        return { statusCode: event.statusCode, headers: event.headers ?? {}, body: event.body }
      }
      const last = events.at(-1)
      if (last === undefined || events.length < pageSize) return undefined
      after = last.seq
    }
  }
}
