import { toText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { foldName, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionHandler } from '../engine/action-handler.ts'
import { failed } from './results.ts'

const statuses = { succeeded: 'Succeeded', failed: 'Failed', cancelled: 'Cancelled' } as const

/** Terminate: ends the run with a status. Source: WDL reference, "Terminate action". */
export const runTerminate: ActionHandler = (definition, tools) => ({
  inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
  execute: (call) => {
    const wanted = textOf(call.inputs, 'runStatus') ?? ''
    const status = statuses[foldName(wanted) as keyof typeof statuses]
    if (status === undefined) {
      return failed('InvalidTerminateStatus', `'${wanted}' is not a status a run can end with.`, {
        path: [...call.path, 'inputs', 'runStatus'],
      })
    }
    if (status !== 'Failed') return { kind: 'terminate', status }
    const error = objectOf(call.inputs, 'runError')
    const text = (value: WdlValue | undefined) => (value === undefined || value === null ? '' : toText(value))
    const code = text(propertyOf(error, 'code')) || 'Terminated'
    return { kind: 'terminate', status, error: { code, message: text(propertyOf(error, 'message')) } }
  },
})
