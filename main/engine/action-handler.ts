import type { JsonPath } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { PlatformLimits } from '../../shared/profiles/platform-limits.ts'
import type { ProfileName } from '../../shared/profiles/profile.ts'
import type { FinalStatus, PartRetrying, RunError, RunId } from '../../shared/run/index.ts'
import type { ConditionTerm } from '../../shared/wdl/condition-terms.ts'
import type { EnginePorts } from './ports.ts'

/** A part of a definition with its expressions, compiled once per plan. */
export interface Part {
  /** Where it stands in the definition. */
  readonly path: JsonPath
  /** Whether it holds no expression. */
  readonly isConstant: boolean
}

/** What a handler's `prepare` may ask for. */
export interface PrepareTools {
  readonly limits: PlatformLimits
  readonly profile: ProfileName
  /** Compiles the value at that path below the action; expression problems are collected. */
  compile(value: WdlValue | undefined, ...path: (string | number)[]): Part
  /** Reports that the action can never run as it is written. */
  problem(message: string, path: JsonPath, hint?: string): void
}

/** One execution of an action, as its handler sees it. */
export interface ActionCall {
  readonly name: string
  readonly type: string
  readonly definition: WdlObject
  /** Where the action stands in the definition. */
  readonly path: JsonPath
  readonly runId: RunId
  /** The prepared `inputs`, evaluated; `null` where there are none. */
  readonly inputs: WdlValue
  /** From 1. */
  readonly attempt: number
  /** The same for all attempts. */
  readonly trackingId: string
  readonly correlationId: string
  /** Text that `waiting` left for this call, when the action goes on after a wait. */
  readonly resume: string | undefined
  /** What the service said for whose call the action waits, once it has called. */
  readonly calledBack: WdlValue | undefined
  /** The signed address at which a service calls this action back; `undefined` where nothing listens. */
  readonly callbackUrl: string | undefined
  /** Aborted when the run is cancelled or the action's time is over. */
  readonly signal: AbortSignal
  readonly ports: Pick<EnginePorts, 'http' | 'connectors' | 'childFlows' | 'scripts' | 'largeContent'>
  readonly connectionReferences: WdlObject
  /** Type of the trigger that started the run, and whether its caller still waits for a response. */
  readonly caller: 'waiting' | 'answered' | 'none'
  /** When the caller of a trigger began to wait, ms since 1970; `undefined` for runs started in another way. */
  readonly callerSince: number | undefined
  /** Declared variable of that name (any case). */
  variable(
    name: string,
  ): { readonly name: string; readonly type: string; readonly value: WdlValue } | undefined
  /** Whether its outputs may be kept on disk: not those that are secured. */
  readonly canKeepOutputs: boolean
  /** Whether the flow reads this action's outputs, and if so only as a whole, never a `body` of them. */
  readonly isReadWhole: boolean
  nowMs(): number
  /** Tells that a part of a body in chunks failed and is tried again. */
  partRetrying(part: PartRetry): void
  /** Lets time pass on the run's clock; until the signal is aborted at most. */
  pause(durationMs: number): Promise<void>
  /** Ms since 1970 when the action started. */
  readonly startTime: number
  /** Whether the action stands inside a Foreach. */
  readonly isInsideForeach: boolean
  /** Evaluates a part; with `item` as `item()`. Throws ExpressionError. */
  evaluate(part: Part, item?: WdlValue): WdlValue
  /** Told of a term of a condition that was evaluated; absent where nobody asks. Paths begin at the definition. */
  readonly termSeen?: ((term: ConditionTerm, outcome: boolean) => void) | undefined
}

/** A part of a body in chunks that failed and is tried again; times in ms. */
export type PartRetry = Pick<PartRetrying, 'range' | 'attempt' | 'startTime' | 'until' | 'code' | 'error'>

/** An action is over. */
export interface CompletedResult {
  readonly kind: 'completed'
  readonly status: FinalStatus
  readonly code: string
  readonly outputs?: WdlValue
  readonly error?: RunError
  /** Another attempt may help: 408, 429, 5xx, no connection. */
  readonly retryable?: boolean
  readonly retryAfterMs?: number
  /** Variables that it declares (with their type) or changes. */
  readonly variables?: readonly { readonly name: string; readonly type?: string; readonly value: WdlValue }[]
  readonly response?: {
    readonly statusCode: number
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: WdlValue
  }
}

/** What a handler answers. */
export type ActionResult =
  | CompletedResult
  /** Run the actions of one branch; the others are skipped. */
  | { readonly kind: 'branch'; readonly branch: string; readonly inputs?: WdlValue }
  /** Run the actions once for each item. */
  | { readonly kind: 'for-each'; readonly items: readonly WdlValue[]; readonly concurrency: number }
  /** Run the actions again and again; `loopEnds` of the prepared action decides after each time. */
  | { readonly kind: 'repeat' }
  /** Sleep; then complete with `outputs`, or be called again with `resume`. */
  | {
      readonly kind: 'wait'
      /** Absent when it waits for a call (`PreparedAction.isCalledBack`). */
      readonly until?: number
      readonly reason: 'delay' | 'async' | 'webhook'
      readonly outputs?: WdlValue
      readonly resume?: string
    }
  /** End the whole run. */
  | { readonly kind: 'terminate'; readonly status: FinalStatus; readonly error?: RunError }

/** An action made ready to run, once per plan. */
export interface PreparedAction {
  /** Evaluated before each execution and recorded as the action's inputs. */
  readonly inputs?: Part
  /**
   * `true` when the action leaves the process: its start is on disk before it is made, mocks may answer
   * for it, and its retry policy holds.
   */
  readonly reachesOut?: boolean
  /** Whether mocks answer for it; by default when it reaches out. `'by-name'`: only a script that names it does. */
  readonly mockable?: boolean | 'by-name'
  /** A service may call it back, also while its own call is under way; its handler is asked again then. */
  readonly isCalledBack?: boolean
  /** Where a connector's service calls it back: the part of the inputs that names connector, operation and connection. */
  notifier?(call: ActionCall): WdlObject
  /**
   * Asked once when an action that waited to be called back is over, however that came (called, cancelled, out of
   * time): what is still to be done, such as unsubscribing. The run does not wait for it.
   */
  release?(call: ActionCall): ((signal: AbortSignal) => Promise<void>) | undefined
  /** The part of its inputs that holds `retryPolicy`; by default the inputs. */
  retryInputs?(inputs: WdlValue): WdlValue
  /** Its start is recorded before it is made, although it does not leave the machine: it takes its time. */
  readonly takesTime?: boolean
  /** The inputs as they may be recorded: without what signs a request. */
  recordInputs?(inputs: WdlValue): WdlValue
  execute(call: ActionCall): ActionResult | Promise<ActionResult>
  /** Repeating loops: asked after iteration `index` (from 0); a result ends the loop. */
  loopEnds?(call: ActionCall, index: number, last: FinalStatus): CompletedResult | undefined
}

/** Behaviour of one action type. One file each in main/actions. */
export type ActionHandler = (definition: WdlObject, tools: PrepareTools) => PreparedAction

/** Finds the handler of a type (any case). */
export type HandlerLookup = (type: string) => ActionHandler | undefined
