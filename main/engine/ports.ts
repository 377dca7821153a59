import type { HttpPort, SecuredExchange } from '../../shared/connectors/http-exchange.ts'
import type { ScriptPort } from '../../shared/connectors/script-exchange.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { Content, ContentHash, RunId, SequencedEvent } from '../../shared/run/index.ts'
import type { ConditionTerm } from '../../shared/wdl/condition-terms.ts'

/** Time, handed in so that tests jump and replays are exact. */
export interface Clock {
  /** Ms since 1970 UTC. */
  nowMs(): number
  /** Calls back once at or after that time (ms). Returns the undoing. */
  at(timeMs: number, callback: () => void): () => void
  /** Calls back once other work of this turn is done, so that a long run does not hold up the thread. */
  soon(callback: () => void): void
}

/** Where events go. Appended events of all runs of a tick are written in one transaction. */
export interface JournalPort {
  append(runId: RunId, event: SequencedEvent): void
  /** Calls back once everything appended so far is on disk; at once in order. */
  afterCommit(callback: () => void): void
  /** Whether nothing can be written for now: runs stand still until `afterCommit` calls back. */
  readonly isBlocked: boolean
}

/** Payloads too large for an event, kept once by their hash. */
export interface ContentPort {
  /** Puts JSON text where it belongs: into the event, or into the store with a reference. */
  keep(json: string): Content
  /** JSON text of a payload. Throws `run.content-not-found`. */
  load(hash: ContentHash): string
}

/** Bodies too large to be values; kept as long as the run that received them. */
export interface LargeContentPort {
  create(runId: RunId): Promise<{
    write(bytes: Uint8Array): Promise<void>
    /** Answers the id by which it is read. */
    finish(): Promise<string>
    discard(): Promise<void>
  }>
  /** As many bytes as there are from `start` on, up to `length`. Throws `run.content-not-found`. */
  read(id: string, start: number, length: number): Promise<Uint8Array>
}

/** Chance, handed in. */
export interface ChancePort {
  /** Uniform in [0, 1). */
  random(): number
  /** A random GUID in `D` form. */
  newGuid(): string
}

/** A call through a connector: an action of a type that needs a connection. */
export interface ConnectorCall {
  readonly actionType: string
  readonly action: string
  /** The action's inputs, expressions resolved. */
  readonly inputs: WdlObject
  /** The flow's connection references. */
  readonly connectionReferences: WdlObject
  readonly runId: RunId
  /** Idempotency key: the same for all attempts. */
  readonly trackingId: string
  readonly attempt: number
  /** Webhook actions: the address at which the service is to call back; `undefined` where nothing listens. */
  readonly callbackUrl?: string
  /** Items of all pages that are wanted; absent without pagination. */
  readonly minimumItems?: number
  /** The operation was begun before: asks at this address how it stands. */
  readonly poll?: string
  readonly secured?: SecuredExchange
}

/** Answer of a service: what becomes the action's outputs. */
export interface ServiceAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: WdlValue
  /** Address that was asked, for what the answer says relative to it. Never recorded. */
  readonly url?: string
}

/** Runs operations of connectors. Rejects with ConnectorError when no answer comes. */
export interface ConnectorPort {
  call(call: ConnectorCall, signal: AbortSignal): Promise<ServiceAnswer>
  /** Whether a sandbox answers a call with these inputs, in a run that is to use sandboxes. */
  hasSandbox?(inputs: WdlValue, connectionReferences: WdlObject): boolean
  /**
   * A webhook action is over, and the service is to forget it.
   * @param subscription how the service answered the subscription
   */
  unsubscribe?(call: ConnectorCall, subscription: Subscription, signal: AbortSignal): Promise<void>
}

/** What is kept of the answer to a subscription while its action waits. */
export interface Subscription {
  /** Where it can be deleted. */
  readonly location?: string
}

/** Starts a flow from a flow and answers with its response. */
export interface ChildFlowPort {
  call(call: ConnectorCall, signal: AbortSignal): Promise<ServiceAnswer>
}

/** Addresses at which services call an action of a run back. */
export interface CallbackPort {
  /** A signed address for one action at one place of one run; `undefined` where nothing listens. */
  addressOf(runId: RunId, actionKey: string): string | undefined
}

/** Knows what a connector's operation answers, for mocks; `undefined` where it does not. */
export interface ResponseSamplePort {
  sample(
    actionType: string,
    inputs: WdlValue,
    /** The flow's connection references, by which older actions name their connector. */
    connectionReferences?: WdlObject,
  ): WdlValue | undefined
}

/** Everything a run needs of the world. */
export interface EnginePorts {
  readonly clock: Clock
  readonly journal: JournalPort
  readonly content: ContentPort
  readonly chance: ChancePort
  readonly http: HttpPort
  readonly connectors?: ConnectorPort
  readonly childFlows?: ChildFlowPort
  readonly responseSamples?: ResponseSamplePort
  readonly scripts?: ScriptPort
  readonly callbacks?: CallbackPort
  readonly largeContent?: LargeContentPort
  /** Does what no run waits for, such as telling a service that nobody listens any more. Failures are told, not thrown. */
  afterwards?(work: (signal: AbortSignal) => Promise<void>): void
  /**
   * Told of the body (JSON text) of a Response whose inputs are secured, before its event: the journal holds none of
   * it, the caller who waits must still get it.
   */
  securedResponse?(runId: RunId, body: string): void
  /**
   * Told of every term of a condition that is evaluated, for coverage: its path in the definition, its range where it
   * is a part of a text, and what it came to. Conditions are taken apart only where somebody listens.
   */
  termSeen?(runId: RunId, term: ConditionTerm, outcome: boolean): void
  /** `appsetting('name')` of Standard workflows. */
  appSetting?(name: string): string | undefined
  /** Commands after which a run lets others work; by default it goes by the clock. Tests make each its own transaction. */
  readonly yieldEvery?: number
}
