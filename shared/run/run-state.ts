import type { Content } from './content.ts'
import type { EnvironmentId, FlowId, RunId } from './ids.ts'
import type { Repetition } from './repetition.ts'
import type { RunError, RunFlow, RunOrigin, RunPaused, RunTrigger } from './run-event.ts'
import type { RunTag } from './run-tag.ts'
import type { Status } from './status.ts'

/** One line of a run list. */
export interface RunSummary {
  readonly runId: RunId
  readonly environmentId?: EnvironmentId
  readonly flowId: FlowId
  readonly flowName: string
  readonly status: Status
  readonly origin: RunOrigin
  readonly trigger: string
  readonly startTime: number
  readonly endTime?: number
  readonly error?: RunError
  /** Why the run stands still, when it does. */
  readonly suspendedBecause?: string
  /** By which it is found again: tracked properties of its actions, the caller's tracking id, what somebody gave it. */
  readonly tags?: readonly RunTag[]
}

/** A run that was started by hand. */
export interface StartedRun extends RunSummary {
  /** The runs of the further items, where the trigger has `splitOn` and there are several. */
  readonly others?: readonly RunSummary[]
}

/** One failed attempt before a retry. */
export interface AttemptRecord {
  readonly attempt: number
  readonly startTime: number
  readonly endTime: number
  readonly code: string
  readonly error?: RunError
  readonly outputs?: Content
  /** It was one part of a body in chunks that failed, and was sent or asked for again; not the whole attempt. */
  readonly part?: { readonly range: string; readonly attempt: number }
}

/** What is known of one action at one place (repetition). */
export interface ActionState {
  readonly name: string
  readonly repetition: Repetition
  status: Status
  code?: string
  attempt: number
  startTime?: number
  endTime?: number
  inputs?: Content
  outputs?: Content
  error?: RunError
  trackingId?: string
  trackedProperties?: Content
  retries: AttemptRecord[]
  /** Sleeping until then (ms), or until somebody calls. */
  waiting?: { readonly reason: string; readonly until?: number }
  /** Why the last call of its address was not taken, while it waits for one. */
  refusedCall?: { readonly at: number; readonly code: string; readonly message: string }
  /** Loops: number of iterations known, ended and failed. */
  iterations?: { total?: number; completed: number; failed: number }
  branch?: string
  skippedBecause?: { readonly action: string; readonly status: Status }
  afterRestart?: boolean
  /** In a run with sandboxes: who answered the call, where it was not the service itself. */
  answeredBy?: 'sandbox' | 'mock'
  /** Taken over from the run that this one goes on from. */
  kept?: boolean
}

/** A run as the fold of its events shows it. */
export interface RunState {
  readonly runId: RunId
  readonly flow: RunFlow
  readonly origin: RunOrigin
  readonly trigger: RunTrigger
  readonly definitionHash: string
  readonly correlationId: string
  readonly startTime: number
  /** It ran offline: connectors were answered by their sandboxes. */
  readonly sandboxes?: true
  endTime?: number
  status: Status
  suspendedBecause?: string
  /** Where and why the run stands still for whoever debugs it. */
  paused?: Pick<RunPaused, 'reason' | 'action' | 'repetition' | 'message'>
  error?: RunError
  outputs?: Content
  response?: {
    readonly statusCode: number
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: Content
  }
  /** By `actionKey(name, repetition)`. */
  readonly actions: Map<string, ActionState>
  readonly variables: Map<string, { type?: string; value: Content }>
  /** Sequence number of the last event folded in. */
  lastSeq: number
}
