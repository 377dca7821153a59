import { ConnectorError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { foldName, isObject, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type {
  ActionCall,
  ActionHandler,
  ActionResult,
  CompletedResult,
  PrepareTools,
} from '../engine/action-handler.ts'
import { runHttp } from './http.ts'
import { withoutSecrets } from './http-secrets.ts'
import { failed } from './results.ts'
import { withoutSignatures } from './without-signatures.ts'

/**
 * HttpWebhook: tells a service an address of this run (`subscribe`, with `listCallbackUrl()`), waits until the service
 * calls it, and goes on with what the call held. However it ends, the service is told (`unsubscribe`), as long as it had
 * been subscribed to. Source: WDL reference, "HTTPWebhook action"; "Subscribe and wait for events ... using HTTP webhooks".
 */
export const runHttpWebhook: ActionHandler = (definition, tools) => {
  const inputs = tools.compile(definition.inputs ?? {}, 'inputs')
  const send = makeSend(tools)
  return {
    inputs,
    reachesOut: true,
    isCalledBack: true,
    recordInputs,
    retryInputs: (value) =>
      propertyOf(value, 'retryPolicy') === undefined ? (propertyOf(value, 'subscribe') ?? null) : value,
    execute: async (call): Promise<ActionResult> => {
      const said = call.calledBack
      if (said !== undefined && call.resume !== undefined) {
        return { kind: 'completed', status: 'Succeeded', code: 'OK', outputs: said }
      }
      const result = await send(call, propertyOf(call.inputs, 'subscribe') ?? {}, call.signal)
      if (result.status !== 'Succeeded') return result
      return { kind: 'wait', reason: 'webhook', resume: '"subscribed"' }
    },
    release: (call) => {
      // Evaluated anew: what is recorded holds no signature and nothing that signs in.
      const unsubscribe = propertyOf(call.evaluate(inputs), 'unsubscribe')
      if (textOf(unsubscribe, 'uri') === undefined) return undefined
      return async (signal) => {
        const result = await send(call, unsubscribe ?? {}, signal)
        if (result.status !== 'Succeeded') {
          throw new ConnectorError(
            'connector.unsubscribe-failed',
            `'${call.name}' is over, and the service could not be told: ${result.error?.message ?? result.code}`,
          )
        }
      }
    },
  }
}

type Send = (call: ActionCall, request: WdlValue, signal: AbortSignal) => Promise<CompletedResult>

/** Requests are made by the Http action's own handler. A 202 is an answer like any other. */
function makeSend(tools: PrepareTools): Send {
  const http = runHttp({ type: 'Http', operationOptions: 'DisableAsyncPattern' }, tools)
  return async (call, request, signal) => {
    if (!isObject(request)) {
      return failed('BadRequest', `'subscribe' of '${call.name}' is not an object with a 'uri'.`, {
        path: [...call.path, 'inputs', 'subscribe'],
      })
    }
    const own = Object.create(call, {
      inputs: { value: request },
      signal: { value: signal },
      resume: { value: undefined },
    }) as ActionCall
    const result = await http.execute(own)
    if (result.kind === 'completed') return placed(call, result)
    return failed('BadRequest', `'${call.name}' was answered in an unexpected way.`)
  }
}

/** The place of an error is inside `subscribe`. */
function placed(call: ActionCall, result: CompletedResult): CompletedResult {
  const { error } = result
  const below = error?.path?.slice(call.path.length)
  if (error === undefined || below?.[0] !== 'inputs') return result
  return { ...result, error: { ...error, path: [...call.path, 'inputs', 'subscribe', ...below.slice(1)] } }
}

/** The two requests without what signs them, and the callback address without its signature. */
function recordInputs(inputs: WdlValue): WdlValue {
  if (!isObject(inputs)) return inputs
  const parts = Object.entries(inputs).map(([name, value]): [string, WdlValue] => {
    const isRequest = foldName(name) === 'subscribe' || foldName(name) === 'unsubscribe'
    return [name, withoutSignatures(isRequest ? withoutSecrets(value) : value)]
  })
  return Object.fromEntries(parts)
}
