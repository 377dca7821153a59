import type { JsonPath } from '../errors/index.ts'
import type { LimitMode, ProfileName } from '../profiles/profile.ts'
import type { Content } from './content.ts'
import type { Breakpoint, PauseReason, StepKind } from './debug.ts'
import type { ContentHash, EnvironmentId, FlowId, RunId } from './ids.ts'
import type { Repetition } from './repetition.ts'
import type { FinalStatus, Status } from './status.ts'

/** What went wrong with an action or a run, as the platform shows it. */
export interface RunError {
  readonly code: string
  readonly message: string
  /** Where in the definition: JSON path inside the definition and a range inside that string. */
  readonly path?: readonly (string | number)[]
  readonly range?: { readonly start: number; readonly end: number }
  readonly hint?: string
  /** Value of each sub-expression seen before an expression failed, as JSON text. */
  readonly trace?: readonly {
    readonly range: { readonly start: number; readonly end: number }
    readonly json: string
  }[]
}

/** Why a run exists. */
export type RunOrigin = 'manual' | 'trigger' | 'resubmit' | 'child' | 'test'

/** How connector, HTTP and child-flow calls of a run are answered. */
export type MockMode = 'none' | 'auto' | 'script'

/** The flow a run belongs to. `environmentId` is absent for a file run by the CLI. */
export interface RunFlow {
  readonly environmentId?: EnvironmentId
  readonly flowId: FlowId
  readonly displayName: string
  /** Which definition of a file with several, by its path in the file; the first one when absent. */
  readonly definitionPath?: JsonPath
}

/** The trigger that fired. */
export interface RunTrigger {
  readonly name: string
  readonly type: string
  readonly inputs?: Content
  readonly outputs?: Content
}

/** What happened in a run. Everything that can be seen of a run is a fold over these. Times are ms since 1970 UTC. */
export type RunEvent =
  | RunStarted
  | ActionStarted
  | ActionWaiting
  | ActionRetrying
  | PartRetrying
  | LoopProgressed
  | VariableChanged
  | ResponseSent
  | ActionCompleted
  | RunSuspended
  | RunResumed
  | RunPaused
  | BreakpointsSet
  | OutputsChanged
  | ActionCalledBack
  | CallRefused
  | CancelRequested
  | RunCompleted

interface At {
  readonly at: number
}

export interface RunStarted extends At {
  readonly type: 'run-started'
  readonly runId: RunId
  readonly flow: RunFlow
  readonly origin: RunOrigin
  readonly trigger: RunTrigger
  /** The definition as it was when the run started: its content hash in the content store. */
  readonly definition: ContentHash
  readonly mocks: MockMode
  /** Connectors that have a sandbox are answered there, before mocks answer. */
  readonly sandboxes?: true
  /** `x-ms-client-tracking-id`. */
  readonly correlationId: string
  /** Parameter values given at start, as JSON text by name; secure ones are left out. */
  readonly parameters?: Readonly<Record<string, string>>
  /** Fixed clock of a test run, ms. */
  readonly fixedNow?: number
  /** Waits pass at once, while the clock is the real one otherwise; absent: in their own time. */
  readonly time?: 'hurried'
  readonly parent?: { readonly runId: RunId; readonly action: string }
  /** The run goes on from this action of an earlier one, whose results before it are kept. */
  readonly from?: { readonly runId: RunId; readonly action: string; readonly repetition?: Repetition }
  /** Platform whose limits and defaults hold. */
  readonly profile?: ProfileName
  /** Absent: enforced. */
  readonly limits?: LimitMode
  /** JSON text of the flow's connection references, in the content store. */
  readonly connectionReferences?: ContentHash
  /** JSON text of the mock script, in the content store. */
  readonly mockScript?: ContentHash
  /** Folder of the environment, whose connectors say what mocks answer. */
  readonly environmentFolder?: string
  /** JSON text of the flows it may call, in the content store. */
  readonly childFlows?: ContentHash
}

interface OfAction extends At {
  readonly action: string
  /** Absent outside loops. */
  readonly repetition?: Repetition
}

export interface ActionStarted extends OfAction {
  readonly type: 'action-started'
  /** From 1; above 1 after a retry or a restart. */
  readonly attempt: number
  readonly inputs?: Content
  /** `x-ms-tracking-id` and idempotency key: the same for all attempts. */
  readonly trackingId: string
  /** Set when an earlier attempt was cut off by the end of the process. */
  readonly afterRestart?: true
  /** Branch a scope, If or Switch enters: `actions`, `else`, a case's name or `default`. */
  readonly branch?: string
}

/** The action sleeps: a Wait, an asynchronous answer, a webhook, a child flow. */
export interface ActionWaiting extends OfAction {
  readonly type: 'action-waiting'
  readonly reason: 'delay' | 'webhook' | 'async' | 'child'
  /** When it goes on by itself; absent when it waits for a call. */
  readonly until?: number
  /** What the handler needs to go on after a restart, as JSON text. */
  readonly resume?: string
}

/** An attempt failed and another follows at `until`. */
export interface ActionRetrying extends OfAction {
  readonly type: 'action-retrying'
  readonly attempt: number
  readonly until: number
  readonly code: string
  readonly error?: RunError
  readonly outputs?: Content
}

/**
 * One part of a body that goes in chunks failed and is sent or asked for again at `until`; the parts before it stay
 * where they are, and the attempt of the action goes on.
 */
export interface PartRetrying extends OfAction {
  readonly type: 'part-retrying'
  /** Bytes of the body: `0-1023`, with the whole where it is known: `0-1023/2048`. */
  readonly range: string
  /** Attempts of this part so far. */
  readonly attempt: number
  /** When this attempt began. */
  readonly startTime: number
  readonly until: number
  readonly code: string
  readonly error?: RunError
}

/** A loop knows its items, or an iteration ended. */
export interface LoopProgressed extends OfAction {
  readonly type: 'loop-progressed'
  /** Foreach: number of items, told once. */
  readonly total?: number
  /** Foreach: the items, told once. */
  readonly items?: Content
  /** Foreach: how many iterations run at once, told with `total`. */
  readonly concurrency?: number
  /** Iteration that ended. */
  readonly index?: number
  readonly status?: FinalStatus
  /** Until: no further iteration follows. */
  readonly last?: true
}

export interface VariableChanged extends OfAction {
  readonly type: 'variable-changed'
  readonly name: string
  /** Declared type, told by InitializeVariable. */
  readonly variableType?: string
  readonly value: Content
  /** Whoever debugs the run changed it; `action` is where the run stood. */
  readonly byDebugger?: true
}

/** A Response action answered the caller of the Request trigger. */
export interface ResponseSent extends OfAction {
  readonly type: 'response-sent'
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Content
}

export interface ActionCompleted extends OfAction {
  readonly type: 'action-completed'
  readonly status: FinalStatus
  /** `OK`, `ActionSkipped`, `BadRequest`, ... as the platform shows. */
  readonly code: string
  readonly startTime: number
  /** Absent where `action-started` told them. */
  readonly inputs?: Content
  readonly outputs?: Content
  readonly error?: RunError
  readonly trackedProperties?: Content
  /** The run-after condition that was not met, for a skipped action: predecessor and its status. */
  readonly skippedBecause?: { readonly action: string; readonly status: Status }
  /** Branch an If or Switch took: `actions`, `else`, a case's name or `default`. */
  readonly branch?: string
  /** In a run with sandboxes: who answered the call, where it was not the service itself. */
  readonly answeredBy?: 'sandbox' | 'mock'
  /** Taken over from the run that this one goes on from (`run-started.from`). */
  readonly kept?: true
}

/** The run cannot go on for now (full disk, locked database, breakpoint, a question to the owner). */
export interface RunSuspended extends At {
  readonly type: 'run-suspended'
  readonly reason: string
}

export interface RunResumed extends At {
  readonly type: 'run-resumed'
  /** `restart`: the process had ended; `continue`: somebody said so. */
  readonly reason: 'restart' | 'continue'
  /** It goes on only so far. */
  readonly step?: StepKind
}

/** The run stands still before an action begins, because whoever debugs it said so. */
export interface RunPaused extends At {
  readonly type: 'run-paused'
  readonly reason: PauseReason
  /** The action that is about to begin; absent when none was. */
  readonly action?: string
  readonly repetition?: Repetition
  /** What else is to be known, such as a condition that cannot be evaluated. */
  readonly message?: string
}

/** These are the run's breakpoints from now on. */
export interface BreakpointsSet extends At {
  readonly type: 'breakpoints-set'
  readonly breakpoints: readonly Breakpoint[]
}

/** Somebody gave an action that is over other outputs. */
export interface OutputsChanged extends OfAction {
  readonly type: 'outputs-changed'
  readonly outputs: Content
}

/** The service for whose call an action waits has called; the action goes on with what it said. */
export interface ActionCalledBack extends OfAction {
  readonly type: 'action-called-back'
  readonly outputs: Content
}

/** Somebody called the address of a waiting action whose call was not taken, such as one that is not signed. */
export interface CallRefused extends OfAction {
  readonly type: 'call-refused'
  readonly code: string
  readonly message: string
}

export interface CancelRequested extends At {
  readonly type: 'cancel-requested'
}

export interface RunCompleted extends At {
  readonly type: 'run-completed'
  readonly status: FinalStatus
  readonly code?: string
  readonly error?: RunError
  /** Workflow outputs. */
  readonly outputs?: Content
}

/** An event with its place in the run's journal, from 1. */
export interface SequencedEvent {
  readonly seq: number
  readonly event: RunEvent
}
