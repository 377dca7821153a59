import type { MockMode } from '../../shared/run/index.ts'
import type { FlowRef } from '../document/documents.ts'
import { storeByFlow } from './stored-by-flow.ts'

export const faultKinds = ['status', 'timeout', 'reset', 'slow'] as const
export type FaultKind = (typeof faultKinds)[number]

/** What goes wrong with the calls of a step in the next runs; the words are those of a mock script's `$faults`. */
export interface FlowFault {
  readonly action: string
  readonly fault: FaultKind
  /** Of `status`. */
  readonly statusCode?: number
  /** Of `status`: seconds the service asks to wait. */
  readonly retryAfter?: number
  /** Of `slow`: seconds. */
  readonly delay?: number
  /** Calls that go well first. */
  readonly after?: number
  readonly times: number | 'always'
}

/** The faults of each flow. */
export const faults = storeByFlow<FlowFault>('flowbench.faults', read)

/** How a run's calls are answered with these faults: the script that says so, or the plain mode without any. */
export function withFaults(
  flow: FlowRef,
  answers: 'none' | 'sandbox' | 'auto',
): { readonly mocks: MockMode; readonly mockScript?: string; readonly sandboxes?: boolean } {
  const list = faults.find(flow)
  const mocks = answers === 'none' ? 'none' : 'auto'
  const offline = answers === 'sandbox' ? { sandboxes: true } : {}
  if (list.length === 0) return { mocks, ...offline }
  return {
    mocks: 'script',
    mockScript: JSON.stringify({ $unanswered: mocks === 'auto' ? 'sample' : 'call', $faults: list }),
    ...offline,
  }
}

function read(value: unknown): FlowFault | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { action, fault, times, ...rest } = value as Record<string, unknown>
  const kind = faultKinds.find((known) => known === fault)
  if (typeof action !== 'string' || kind === undefined) return undefined
  const number = (name: 'statusCode' | 'retryAfter' | 'delay' | 'after') =>
    typeof rest[name] === 'number' ? { [name]: rest[name] } : {}
  return {
    action,
    fault: kind,
    times: times === 'always' || (typeof times === 'number' && times >= 1) ? times : 1,
    ...number('statusCode'),
    ...number('retryAfter'),
    ...number('delay'),
    ...number('after'),
  }
}
