import type { WdlValue } from '../../shared/expressions/value.ts'
import type { CompletedResult } from '../engine/action-handler.ts'

export { failed } from '../engine/run-errors.ts'

/** An action that succeeded with these outputs. */
export function succeeded(outputs?: WdlValue): CompletedResult {
  return { kind: 'completed', status: 'Succeeded', code: 'OK', ...(outputs === undefined ? {} : { outputs }) }
}
