import { create } from 'zustand'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'

/** Who answers the calls of a run: the services, the offline sandboxes of their connectors, or mocks alone. */
export type Answers = 'none' | 'sandbox' | 'auto'

/** How a flow is run from the editor, remembered per flow. */
export interface RunOptions {
  readonly mocks: Answers
  /** Trigger to fire; absent: the first one. */
  readonly trigger?: string
  /** JSON text of the trigger's body; absent: none. */
  readonly body?: string
}

interface RunOptionsState {
  readonly options: Readonly<Record<string, RunOptions>>
}

const storageKey = 'flowbench.run-options'
/** Longest text of all options that is kept beyond this sitting. */
const maxStored = 400_000

/** The run options of each flow. Kept in the window's own storage: they are a convenience, not a setting. */
export const useRunOptionsStore = create<RunOptionsState>(() => ({ options: restore() }))

/** The options of a flow; undefined when none were chosen. */
export function useRunOptions(environmentId: EnvironmentId, flowId: FlowId): RunOptions | undefined {
  return useRunOptionsStore(({ options }) => options[keyOf(environmentId, flowId)])
}

/** The options of a flow, outside of components. */
export function findRunOptions(environmentId: EnvironmentId, flowId: FlowId): RunOptions | undefined {
  return useRunOptionsStore.getState().options[keyOf(environmentId, flowId)]
}

/** Remembers the options of a flow. */
export function rememberRunOptions(environmentId: EnvironmentId, flowId: FlowId, chosen: RunOptions): void {
  useRunOptionsStore.setState(({ options }) => ({
    options: { ...options, [keyOf(environmentId, flowId)]: chosen },
  }))
  try {
    const text = JSON.stringify(useRunOptionsStore.getState().options)
    if (text.length <= maxStored) localStorage.setItem(storageKey, text)
  } catch {
    // Full or forbidden: remembered for this sitting only.
  }
}

function restore(): Readonly<Record<string, RunOptions>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(
      Object.entries(stored).filter((entry): entry is [string, RunOptions] => isOptions(entry[1])),
    )
  } catch {
    return {}
  }
}

function isOptions(value: unknown): value is RunOptions {
  if (typeof value !== 'object' || value === null) return false
  const { mocks, trigger, body } = value as Record<string, unknown>
  return (
    (mocks === 'none' || mocks === 'auto' || mocks === 'sandbox') &&
    (trigger === undefined || typeof trigger === 'string') &&
    (body === undefined || typeof body === 'string')
  )
}

function keyOf(environmentId: EnvironmentId, flowId: FlowId): string {
  return JSON.stringify([environmentId, flowId])
}
