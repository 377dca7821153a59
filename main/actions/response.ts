import { toText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { objectOf, propertyOf } from '../../shared/wdl/lookup.ts'
import type { ActionHandler } from '../engine/action-handler.ts'
import { failed } from './results.ts'

/**
 * Response: answers the caller of a Request trigger. Without a caller, or when it has its answer already, the action
 * is skipped. Source: WDL reference, "Response action".
 */
export const runResponse: ActionHandler = (definition, tools) => ({
  inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
  execute: (call) => {
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
