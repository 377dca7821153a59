import { FlowError } from '../../shared/errors/index.ts'
import type { TriggerStatus } from './listening-trigger.ts'

/** What a person is told of an error that a trigger met. */
export function problemOf(thrown: unknown): NonNullable<TriggerStatus['problem']> {
  if (thrown instanceof FlowError) return { code: thrown.code, message: thrown.message }
  return { code: 'bug', message: thrown instanceof Error ? thrown.message : String(thrown) }
}
