import { DefinitionError, FlowError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { printJson } from '../../shared/json/index.ts'
import { validateJson } from '../../shared/json-schema/index.ts'
import { platformLimits } from '../../shared/profiles/index.ts'
import type { RunId } from '../../shared/run/index.ts'
import { foldName, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { headerOf } from '../engine/http-status.ts'
import { compileRelativePath, type PathMatcher } from '../triggers/relative-path.ts'
import { LaterAnswers } from './later-answers.ts'
import type { RegisteredCallback } from './listener/callback-listener.ts'
import { type CallbackAnswer, type CallbackRequest, errorAnswer } from './listener/callback-request.ts'
import { firingError } from './listener/firing-error.ts'
import { type RequestContent, readRequestContent } from './listener/request-content.ts'
import { responseAnswer } from './listener/response-answer.ts'
import { runHeaders } from './listener/run-headers.ts'
import { triggerPath, triggerPermission } from './listener/trigger-path.ts'
import type { ListeningTrigger, TriggerSetup, TriggerStatus } from './listening-trigger.ts'
import { addressesOf } from './subscribed-trigger.ts'
import type { RunAnswer } from './trigger-run-watch.ts'

/**
 * A Request trigger that listens at its signed address. A flow with a Response answers on the held connection, for as
 * long as the platform waits; one without is answered 202 at once. Source: WDL reference, "Request trigger";
 * "Receive and respond to inbound HTTPS calls".
 */
export class RequestTrigger implements ListeningTrigger {
  readonly #setup: TriggerSetup
  readonly #method: string
  readonly #relativePath: string
  readonly #matchPath: PathMatcher
  readonly #schema: WdlValue
  readonly #keepsAuthorization: boolean
  readonly #tellsRun: boolean
  #later: LaterAnswers | undefined
  #callback: RegisteredCallback | undefined

  constructor(setup: TriggerSetup) {
    const { flow, trigger } = setup
    const inputs = objectOf(trigger.definition, 'inputs')
    const options = foldName(textOf(trigger.definition, 'operationOptions') ?? '')
    this.#setup = setup
    this.#method = (textOf(inputs, 'method') ?? 'POST').toUpperCase()
    this.#relativePath = textOf(inputs, 'relativePath') ?? ''
    this.#matchPath = compileRelativePath(this.#relativePath)
    this.#schema = propertyOf(inputs, 'schema') ?? {}
    this.#keepsAuthorization = options.includes('includeauthorizationheadersinoutputs')
    this.#tellsRun = !options.includes('suppressworkflowheaders')
    if (flow.answers !== 'none' && propertyOf(trigger.definition, 'splitOn') !== undefined) {
      throw new DefinitionError(
        'definition.split-on-with-response',
        `Trigger '${trigger.name}' splits its body into several runs, so none of them can respond.`,
        { at: { path: [...trigger.path, 'splitOn'] }, hint: 'Take the Response actions away, or splitOn.' },
      )
    }
  }

  async start(): Promise<void> {
    const { flow, ports, starter, trigger } = this.#setup
    await starter.restore()
    if (flow.answers === 'asynchronously') this.#later = new LaterAnswers(flow, trigger.name, ports)
    this.#callback = ports.listener.register(
      `${triggerPath(flow.workflowId, trigger.name)}/paths/invoke`,
      triggerPermission(trigger.name),
      (request) => this.#receive(request),
      { takesPathBelow: this.#relativePath !== '' },
    )
  }

  async stop(): Promise<void> {
    this.#callback?.unregister()
    this.#later?.stop()
    this.#setup.starter.stop()
  }

  status(): TriggerStatus {
    const { name, type } = this.#setup.trigger
    const addresses = addressesOf(this.#callback?.below(this.#relativePath))
    return { trigger: name, type, method: this.#method, ...addresses }
  }

  async #receive(request: CallbackRequest): Promise<CallbackAnswer> {
    if (request.method !== this.#method) {
      return errorAnswer(
        400,
        'TriggerRequestMethodNotValid',
        `The HTTP method for this request is not valid: expected '${this.#method}' and actual '${request.method}'.`,
      )
    }
    const parameters = this.#matchPath(request.relativePath)
    if (parameters === undefined) {
      return errorAnswer(
        404,
        'TriggerRelativePathNotValid',
        `The path '${request.relativePath}' does not follow the trigger's relative path '${this.#relativePath}'.`,
      )
    }
    let content: RequestContent | undefined
    try {
      content = readRequestContent(request.body, headerOf(request.headers, 'content-type'))
    } catch (thrown) {
      if (thrown instanceof FlowError) return firingError(thrown)
      throw thrown
    }
    const mismatch = await this.#mismatch(content)
    return mismatch ?? this.#fire(request, this.#outputs(request, parameters, content))
  }

  async #mismatch(content: RequestContent | undefined): Promise<CallbackAnswer | undefined> {
    const violations = await validateJson(this.#schema, content?.value ?? null)
    if (violations.length === 0) return undefined
    const { name } = this.#setup.trigger
    const details =
      typeof violations === 'string' ? violations : violations.map(({ message }) => message).join(',')
    return errorAnswer(
      400,
      'TriggerInputSchemaMismatch',
      `The input body for trigger '${name}' of type 'Request' did not match its schema definition. Error details: '${details}'.`,
    )
  }

  /** JSON text of the trigger's outputs; the body's own text goes in as it came. */
  #outputs(
    request: CallbackRequest,
    parameters: Readonly<Record<string, string>>,
    content: RequestContent | undefined,
  ): string {
    const headers =
      this.#keepsAuthorization || headerOf(request.headers, 'authorization') === undefined
        ? request.headers
        : Object.fromEntries(
            Object.entries(request.headers).filter(([name]) => foldName(name) !== 'authorization'),
          )
    const parts = [`"headers":${printJson(headers)}`]
    if (Object.keys(request.queries).length > 0) parts.push(`"queries":${printJson(request.queries)}`)
    if (Object.keys(parameters).length > 0) parts.push(`"relativePathParameters":${printJson(parameters)}`)
    if (content !== undefined) parts.push(`"body":${content.json}`)
    return `{${parts.join(',')}}`
  }

  async #fire(request: CallbackRequest, outputs: string): Promise<CallbackAnswer> {
    const { flow, ports, starter } = this.#setup
    const mustAnswer = flow.answers === 'response'
    let answer: RunAnswer | undefined
    let forget = () => {}
    let tell = (_answer: RunAnswer) => {}
    const onRun = (runId: RunId) => {
      if (!mustAnswer) return
      forget = ports.watch.onAnswer(runId, (found) => {
        answer = found
        tell(found)
      })
    }
    try {
      const outcome = await starter.fire({ outputs, onRun })
      if (outcome.kind === 'refused') return errorAnswer(429, 'WorkflowRunsLimitExceeded', outcome.message)
      if (outcome.kind === 'skipped') return { status: 202 }
      const [runId] = outcome.runIds
      if (runId === undefined || outcome.runIds.length > 1) return { status: 202 }
      const trackingId = headerOf(request.headers, 'x-ms-client-tracking-id') ?? runId
      const headers = this.#tellsRun
        ? runHeaders({ workflowId: flow.workflowId, flowId: flow.flowId, runId, trackingId })
        : {}
      if (this.#later !== undefined) return this.#later.accepted(runId, headers, request)
      if (!mustAnswer) return { status: 202, headers }
      const found =
        answer ??
        (await this.#wait(request.whenGone, (callback) => {
          tell = callback
        }))
      return this.#answerOf(found, runId, headers)
    } catch (thrown) {
      if (thrown instanceof FlowError) return firingError(thrown)
      throw thrown
    } finally {
      forget()
    }
  }

  /** The run's answer, or what came in its stead: the platform's limit, or the end of the connection. */
  #wait(
    whenGone: CallbackRequest['whenGone'],
    onAnswer: (callback: (answer: RunAnswer) => void) => void,
  ): Promise<RunAnswer | 'too-late'> {
    const { flow, ports } = this.#setup
    const limitMs = platformLimits(flow.start.profile).httpSyncMs
    return new Promise((resolve) => {
      let undo = () => {}
      const end = (answer: RunAnswer | 'too-late') => {
        stopTimer()
        undo()
        resolve(answer)
      }
      const leave = () => end('too-late')
      const stopTimer = ports.clock.at(ports.clock.nowMs() + limitMs, leave)
      onAnswer(end)
      undo = whenGone(leave)
    })
  }

  #answerOf(
    answer: RunAnswer | 'too-late',
    runId: RunId,
    headers: Readonly<Record<string, string>>,
  ): Promise<CallbackAnswer> | CallbackAnswer {
    if (answer === 'too-late') {
      return errorAnswer(
        504,
        'GatewayTimeout',
        "The gateway did not receive a response from 'Microsoft.Logic' within the specified time period.",
        headers,
      )
    }
    if (answer.kind === 'response') {
      const { engine } = this.#setup.ports
      return responseAnswer(answer, headers, (hash) => engine.content(hash))
    }
    return errorAnswer(
      502,
      'NoResponse',
      `The server did not receive a response from an upstream server. Request tracking id '${runId}'.`,
      headers,
    )
  }
}
