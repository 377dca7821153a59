import { toText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { foldName, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionHandler } from '../engine/action-handler.ts'
import { failed } from './results.ts'

/**
 * Response: answers the caller of a Request trigger. Without a caller, or when it has its answer already, the action
 * is skipped; it fails when the caller has gone after the platform's time. Source: WDL reference, "Response action".
 */
export const runResponse: ActionHandler = (definition, tools) => ({
  inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
  execute: (call) => {
    const isLater = foldName(textOf(definition, 'operationOptions') ?? '').includes('asynchronous')
    const limitMs = isLater ? tools.limits.httpAsyncMs : tools.limits.httpSyncMs
    const statusCode = Number(propertyOf(call.inputs, 'statusCode') ?? 200)
    const headers = headersOf(propertyOf(call.inputs, 'headers'))
    const body = propertyOf(call.inputs, 'body')
    if (!Number.isInteger(statusCode) || statusCode < 100 || statusCode > 599) {
      return failed(
        'InvalidResponse',
        `'${toText(propertyOf(call.inputs, 'statusCode') ?? null)}' is no status code of a response.`,
        {
          path: [...call.path, 'inputs', 'statusCode'],
        },
      )
    }
    const outputs = {
      statusCode,
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined ? {} : { body }),
    }
    if (call.caller !== 'waiting') {
      const why = call.caller === 'none' ? 'no caller waits for a response' : 'a response was sent already'
      const error = {
        code: 'ActionResponseSkipped',
        message: `The execution of template action '${call.name}' skipped: ${why}.`,
      }
      return { kind: 'completed', status: 'Skipped', code: 'ActionResponseSkipped', outputs, error }
    }
    if (call.callerSince !== undefined && call.nowMs() - call.callerSince > limitMs) {
      return failed(
        'ActionResponseTimedOut',
        `The execution of template action '${call.name}' is failed: the client application timed out waiting for a response from service. This means that workflow took longer to respond than the alloted timeout value. The connection maintained between the client application and service will be closed and client application will get an HTTP status code 504 Gateway Timeout.`,
        { path: call.path },
      )
    }
    return { kind: 'completed', status: 'Succeeded', code: 'OK', outputs, response: outputs }
  },
})

function headersOf(value: WdlValue | undefined): Record<string, string> | undefined {
  const headers = objectOf({ headers: value ?? null }, 'headers')
  if (headers === undefined) return undefined
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, text]) => (text === null ? [] : [[name, toText(text)]])),
  )
}
