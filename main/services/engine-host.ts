import type { SeenTerm } from '../../shared/flow-tests/index.ts'
import type { LimitMode, ProfileName } from '../../shared/profiles/profile.ts'
import type {
  Breakpoint,
  ContentHash,
  DebugCommand,
  DebugState,
  EnvironmentId,
  FlowId,
  KnownTag,
  MockMode,
  Repetition,
  RunFlow,
  RunId,
  RunOrigin,
  RunStatistics,
  RunSummary,
  SequencedEvent,
  Status,
  TagChange,
  TagQuery,
} from '../../shared/run/index.ts'
import type { HistoryLimits } from '../storage/run-pruning.ts'

export type { HistoryLimits }

/** A listener on this machine at which runs are called back. */
export interface CallbackPlace {
  /** `http://127.0.0.1:port` */
  readonly origin: string
  /** Signs the addresses. */
  readonly key: Uint8Array
}

/** The connector's operation whose service was given the address of an action. JSON travels as text. */
export interface AwaitedNotifier {
  /** JSON text of the part of the action's inputs that names connector, operation and connection. */
  readonly inputs: string
  /** JSON text. */
  readonly connectionReferences: string
  readonly flow: RunFlow
  readonly environmentFolder?: string
  readonly sandboxes?: boolean
}

/** What starts a run. JSON travels as text: exact, and cheap to pass to the engine's thread. */
export interface StartRunRequest {
  readonly flow: RunFlow
  /** JSON text of the WDL definition (not of the file around it). */
  readonly definition: string
  /** JSON text of `properties.connectionReferences`, where the flow has them. */
  readonly connectionReferences?: string
  readonly profile: ProfileName
  /** Whether limits of the platform are enforced; they are when absent. Passed on to child runs. */
  readonly limits?: LimitMode
  readonly origin: RunOrigin
  /** Trigger to fire; the only one, or the first, when absent. */
  readonly trigger?: string
  /** JSON text of the trigger's body. */
  readonly triggerBody?: string
  /** JSON text of the trigger's whole outputs (`{headers, body, queries ...}`); wins over `triggerBody`. */
  readonly triggerOutputs?: string
  /** JSON text of parameter values by name. */
  readonly parameters?: Readonly<Record<string, string>>
  readonly mocks: MockMode
  /** JSON text of the mock script, for `mocks: 'script'`. */
  readonly mockScript?: string
  /** Connectors that have a sandbox are answered there; what mocks say by name goes first. Passed on to child runs. */
  readonly sandboxes?: boolean
  /** Folder of the flow's environment: its connectors say what mocks answer. Passed on to child runs. */
  readonly environmentFolder?: string
  /** Fixed clock, ms since 1970 UTC: `utcNow()` starts here and waits pass at once. */
  readonly fixedNow?: number
  /**
   * `hurried`: the clock is the real one, but jumps to the next timer whenever the run waits for nothing but timers, so
   * waits and retry delays pass at once. `real` when absent. Means nothing beside `fixedNow`.
   */
  readonly time?: 'real' | 'hurried'
  /**
   * Id of the new run, for who must know it before the run begins. A run that has it already is answered and nothing
   * started, so that whoever starts one twice (after a crash) has one run.
   */
  readonly runId?: RunId
  /** The id was made for this request alone, so that there is no need to look for a run that has it. */
  readonly isFreshId?: boolean
  /**
   * Goes on from an action of an earlier run: results before it are taken over, it and what follows run anew. The
   * trigger's outputs and the parameters are those of that run, unless they are given. Rejects with
   * `run.cannot-start-there` and the plain reason where it cannot.
   */
  readonly from?: { readonly runId: RunId; readonly action: string; readonly repetition?: Repetition }
  /** Debugs the run from its start. */
  readonly debug?: { readonly breakpoints?: readonly Breakpoint[]; readonly pauseAtStart?: boolean }
  /** The run and action that called this flow. */
  readonly parent?: { readonly runId: RunId; readonly action: string }
  /** Flows that Workflow actions may call, by the id or name under which those name them. Passed on to child runs. */
  readonly childFlows?: Readonly<Record<string, ChildFlow>>
}

/** A flow that others may call. JSON travels as text. */
export interface ChildFlow {
  readonly flow: RunFlow
  readonly definition: string
  readonly connectionReferences?: string
  readonly parameters?: Readonly<Record<string, string>>
}

export interface RunQuery {
  readonly environmentId?: EnvironmentId
  readonly flowId?: FlowId
  readonly statuses?: readonly Status[]
  /** Only runs that started before this time (ms), for paging. */
  readonly before?: number
  /** Only runs that started at or after this time (ms). */
  readonly since?: number
  readonly trigger?: string
  /** Only runs in whose recorded inputs, outputs, errors or tracked properties this text stands; case does not count. */
  readonly text?: string
  /** Only runs that have all these tags. */
  readonly tags?: readonly TagQuery[]
  readonly limit: number
}

/** Which tags of runs to tell of. */
export interface TagListQuery {
  readonly environmentId?: EnvironmentId
  /** Ids under which the flow's runs are journaled; all flows when absent. */
  readonly flowIds?: readonly FlowId[]
  /** Only those in whose `name=value` this stands; case does not count. */
  readonly text?: string
  readonly limit: number
}

/** Which runs to count. */
export interface StatisticsQuery {
  readonly environmentId?: EnvironmentId
  /** Ids under which the flow's runs are journaled; all flows when absent. */
  readonly flowIds?: readonly FlowId[]
  /** So many days up to that of `nowMs`, in a clock `offsetMinutes` ahead of UTC. */
  readonly days: number
  readonly nowMs: number
  readonly offsetMinutes: number
}

/** Which events of a run to read. */
export interface EventQuery {
  readonly runId: RunId
  /** Only events after this sequence number. */
  readonly after?: number
  readonly limit?: number
}

/** Events of one run as they are journaled, in order. */
export interface RunEventBatch {
  readonly runId: RunId
  readonly events: readonly SequencedEvent[]
}

/**
 * The engine with its journal, as services use it. In-process in the CLI, the tests and the gateway
 * (`createLocalEngineHost`), on a worker thread in the app (`createWorkerEngineHost`).
 */
export interface EngineHost {
  /**
   * Compiles the definition and starts a run; answers as soon as the start is journaled.
   * Throws DefinitionError (all problems joined in the message) when the definition does not compile.
   */
  start(request: StartRunRequest): Promise<RunSummary>
  /**
   * As `start`, and as the platform does it for a trigger with `splitOn`: `triggerBody` starts a run for each item of
   * its list, in their order. Outputs, and a body without a list there, start one. What debugs a run goes to the first.
   * Rejects as `start`, and with `request.split-on`.
   */
  startEach(request: StartRunRequest): Promise<readonly RunSummary[]>
  /** Resolves when the run is over (or at once if it is). Rejects with `run.not-found`. */
  whenDone(runId: RunId): Promise<RunSummary>
  /**
   * Asks a run to stop; resolves when the request is journaled. A run that nobody drives yet is over then, and nothing
   * of it is done any more.
   */
  cancel(runId: RunId): Promise<void>
  /** Ends the current delay of a waiting action, so that it goes on now. */
  skipWait(runId: RunId, actionKey: string): Promise<void>
  /**
   * Tells a run under way what whoever debugs it wants (breakpoints, pause, step, changed values); answers where it
   * stands, once that is journaled. A paused run stays paused over a restart. Rejects with `run.not-driven`,
   * `run.not-paused`, `run.debug-action`, `run.debug-expression`, `run.debug-value`.
   */
  debug(runId: RunId, command: DebugCommand): Promise<DebugState>
  /**
   * JSON text of an expression's value (with or without `@`) where a run is paused. Rejects with `run.not-driven`,
   * `run.not-paused`, `run.debug-expression`, `run.debug-secret`, or the ExpressionError of the evaluation.
   */
  evaluate(runId: RunId, expression: string): Promise<string>
  /**
   * Where actions of runs can be called back from now on: the listener's origin and the key that signs its addresses.
   * Without it `listCallbackUrl()` has no value in actions.
   */
  listenAt(place: CallbackPlace): Promise<void>
  /** Whose service may call an action back; `undefined` when it waits for the call of no connector's. */
  notifierOf(runId: RunId, actionKey: string): Promise<AwaitedNotifier | undefined>
  /** A call of a waiting action was not taken: the run says why. */
  refuseCall(
    runId: RunId,
    actionKey: string,
    problem: { readonly code: string; readonly message: string },
  ): Promise<void>
  /**
   * A service calls an action of a run back.
   * @param outputs JSON text of what becomes the action's outputs (`{headers, body ...}`)
   * @returns once it is journaled: whether the action waited for that
   */
  callBack(runId: RunId, actionKey: string, outputs: string): Promise<boolean>
  /** Newest first. */
  listRuns(query: RunQuery): Promise<readonly RunSummary[]>
  getRun(runId: RunId): Promise<RunSummary | undefined>
  /** Tags that runs have: names with whatever value first, then names with a value; the most frequent first. */
  tags(query: TagListQuery): Promise<readonly KnownTag[]>
  /** Gives a run tags, or takes such away; answers the run as it is then. Rejects with `run.not-found`, FileError. */
  tagRun(runId: RunId, change: TagChange): Promise<RunSummary>
  /** How runs went, day by day. */
  statistics(query: StatisticsQuery): Promise<RunStatistics>
  events(query: EventQuery): Promise<readonly SequencedEvent[]>
  /**
   * What the terms of the conditions of a run came to, found by evaluating them again over what it recorded. Rejects
   * with `run.not-found`, and where the run's definition cannot be read any more.
   */
  terms(runId: RunId): Promise<readonly SeenTerm[]>
  /** JSON text of a stored payload. Rejects with `run.content-not-found`. */
  content(hash: ContentHash): Promise<string>
  /** Deletes finished runs with their payloads; answers how many. */
  deleteRuns(runIds: readonly RunId[]): Promise<number>
  /** Keeps the history within other limits from now on; what is over them goes bit by bit. */
  setHistoryLimits(limits: HistoryLimits): Promise<void>
  /** Resumes every unfinished run of the journal; answers how many. Called once at start. */
  resumeAll(): Promise<number>
  /** Told of every batch of events after it is journaled. Returns the undoing. */
  subscribe(listener: (batch: RunEventBatch) => void): () => void
  /** Stops driving runs (they stay in the journal to be resumed) and closes the database. */
  close(): Promise<void>
}
