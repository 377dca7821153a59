import { randomUUID } from 'node:crypto'
import { BugError, FlowError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { platformLimits } from '../../shared/profiles/index.ts'
import { asId } from '../../shared/run/index.ts'
import { objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { actionHandler } from '../actions/index.ts'
import type { ActionCall, CompletedResult, PreparedAction } from '../engine/action-handler.ts'
import type { Clock } from '../engine/ports.ts'
import { readRetryPolicy, retryDelayMs } from '../engine/retry.ts'
import type { TriggerSetup } from './listening-trigger.ts'

/** What a service answered a trigger. Header names are lower-case. */
export interface TriggerHttpAnswer {
  readonly statusCode: number
  readonly headers: WdlObject
  /** Everything, as the trigger's outputs. */
  readonly outputs: WdlValue
}

/**
 * Makes the HTTP requests of a trigger, with the very handler of the Http action (bodies, authentication, limits) and
 * with its retry policy. A 202 comes back as it is.
 */
export class TriggerHttpCall {
  readonly #setup: TriggerSetup
  readonly #prepared: PreparedAction

  constructor(setup: TriggerSetup) {
    const handler = actionHandler('Http')
    if (handler === undefined) throw new BugError('bug', 'There is no handler of Http.')
    const { flow, trigger } = setup
    this.#setup = setup
    this.#prepared = handler(
      { type: 'Http', operationOptions: 'DisableAsyncPattern', ...limitOf(trigger.definition) },
      {
        limits: platformLimits(flow.start.profile),
        profile: flow.start.profile,
        compile: (_value, ...below) => ({ path: [...trigger.path, ...below], isConstant: true }),
        problem: () => undefined,
      },
    )
  }

  /**
   * Sends a request.
   * @param inputs method, uri, headers, queries, body ..., their expressions resolved
   * @returns the answer of a status below 400, or why there is none
   */
  async send(
    inputs: WdlValue,
    signal: AbortSignal,
  ): Promise<TriggerHttpAnswer | { readonly failure: string }> {
    const { clock, random } = this.#setup.ports
    const policy = readRetryPolicy(inputs, platformLimits(this.#setup.flow.start.profile))
    const trackingId = randomUUID()
    for (let attempt = 1; ; attempt += 1) {
      const result = await this.#attempt(this.#call(inputs, signal, attempt, trackingId))
      const statusCode = propertyOf(result.outputs, 'statusCode')
      if (result.status === 'Succeeded' && typeof statusCode === 'number') {
        const headers = objectOf(result.outputs, 'headers') ?? {}
        return { statusCode, headers, outputs: result.outputs ?? {} }
      }
      if (signal.aborted || result.retryable !== true || attempt > policy.count) {
        return { failure: result.error?.message ?? 'The service did not answer.' }
      }
      await sleep(clock, retryDelayMs(policy, attempt, result.retryAfterMs, random), signal)
    }
  }

  async #attempt(call: ActionCall): Promise<CompletedResult> {
    try {
      const result = await this.#prepared.execute(call)
      if (result.kind === 'completed') return result
      throw new BugError('bug', `An HTTP call of a trigger ended in '${result.kind}'.`)
    } catch (thrown) {
      if (!(thrown instanceof FlowError) || thrown instanceof BugError) throw thrown
      const retryable = 'retryable' in thrown && thrown.retryable === true
      return {
        kind: 'completed',
        status: 'Failed',
        code: thrown.code,
        error: { code: thrown.code, message: thrown.message },
        retryable,
      }
    }
  }

  #call(inputs: WdlValue, signal: AbortSignal, attempt: number, trackingId: string): ActionCall {
    const { flow, ports, trigger } = this.#setup
    return {
      name: trigger.name,
      type: trigger.type,
      definition: trigger.definition,
      path: trigger.path,
      runId: asId.run(''),
      inputs,
      attempt,
      trackingId,
      correlationId: trackingId,
      resume: undefined,
      isReadWhole: false,
      canKeepOutputs: false,
      calledBack: undefined,
      callbackUrl: undefined,
      signal,
      ports: { http: ports.http },
      connectionReferences: {},
      caller: 'none',
      callerSince: undefined,
      variable: () => undefined,
      nowMs: () => ports.clock.nowMs(),
      // A poll has no history of its own.
      partRetrying: () => undefined,
      pause: (durationMs) => sleep(ports.clock, durationMs, signal),
      startTime: ports.clock.nowMs(),
      isInsideForeach: false,
      evaluate: () => {
        throw new BugError('bug', `The inputs of '${trigger.name}' of '${flow.displayName}' are resolved.`)
      },
    }
  }
}

function limitOf(definition: WdlObject): WdlObject {
  const timeout = textOf(objectOf(definition, 'limit'), 'timeout')
  return timeout === undefined ? {} : { limit: { timeout } }
}

function sleep(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      stop()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const stop = clock.at(clock.nowMs() + delayMs, end)
    signal.addEventListener('abort', end, { once: true })
  })
}
