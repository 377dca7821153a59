import { create } from 'zustand'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { MutationReport } from '../../shared/flow-tests/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { documentKey, type FlowRef } from '../document/documents.ts'

/** What is known of the mistakes that were made in a flow on purpose. */
export interface MutationCheck {
  /** While mistakes are made; absent `total`: the tests run as they are first. */
  readonly progress?: { readonly done: number; readonly total?: number }
  readonly report?: MutationReport
  /** When the report came, ms since 1970. */
  readonly checkedAt?: number
  readonly error?: FlowErrorData
}

const useMutationStore = create<{ readonly checks: ReadonlyMap<string, MutationCheck> }>(() => ({
  checks: new Map(),
}))

/** The check of a flow; undefined when there was none yet. */
export function useMutationCheck(flow: FlowRef): MutationCheck | undefined {
  const key = documentKey(flow)
  return useMutationStore(({ checks }) => checks.get(key))
}

/** Makes small mistakes in a flow and runs its tests on each. Never rejects. */
export async function checkWithMutations({ environmentId, flowId }: FlowRef): Promise<void> {
  const flow = { environmentId, flowId }
  set(flow, { progress: { done: 0 } })
  try {
    const report = await bridge.tests.mutate(flow)
    set(flow, { report, checkedAt: Date.now() })
  } catch (error) {
    set(flow, { error: toErrorData(error) })
  }
}

/** Main tells how far a check is. */
export function acceptMutated(flow: FlowRef, done: number, total: number): void {
  if (useMutationStore.getState().checks.get(documentKey(flow))?.progress === undefined) return
  set(flow, { progress: { done, total } })
}

function set(flow: FlowRef, check: MutationCheck): void {
  useMutationStore.setState(({ checks }) => ({ checks: new Map(checks).set(documentKey(flow), check) }))
}
