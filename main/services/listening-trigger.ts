import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import type { TriggerPlan } from '../engine/plan.ts'
import type { ConnectorCalls } from './connector-calls.ts'
import type { CallbackListener } from './listener/callback-listener.ts'
import type { TriggerFlow } from './trigger-flow.ts'
import type { TriggerRunWatch } from './trigger-run-watch.ts'
import type { StarterPorts, TriggerStarter } from './trigger-starter.ts'

/** What is known of a trigger of a flow that is on. */
export interface TriggerStatus {
  readonly trigger: string
  readonly type: string
  /** Triggers that are called: how, and where, with the signature. */
  readonly method?: string
  readonly url?: string
  /** The same as the world sees it, where there is a public address. */
  readonly publicUrl?: string
  /** Triggers that go by the clock: when they fire or ask next, ms since 1970 UTC. */
  readonly nextMs?: number
  /** Why it does not listen, or what went wrong the last time. */
  readonly problem?: { readonly code: string; readonly message: string }
}

/** A trigger that listens: one class per way of listening. */
export interface ListeningTrigger {
  /** Begins, or goes on after a restart. Throws DefinitionError when the trigger cannot be followed as it is written. */
  start(): Promise<void>
  /** Ends listening; with `isOff` for good: services are told that nobody listens any more. */
  stop(isOff: boolean): Promise<void>
  /** The addresses have moved: services that were given the old ones are told. */
  addressChanged?(): Promise<void>
  status(): TriggerStatus
}

/** What triggers need of the world beside what their starter needs. */
export interface TriggerPorts extends StarterPorts {
  readonly listener: CallbackListener
  readonly watch: TriggerRunWatch
  readonly http: HttpPort
  readonly connectors: ConnectorCalls
  /** Of flows that listen to sandboxes; asked for by those alone. */
  readonly sandboxes?: Sandboxes | undefined
  /** Uniform in [0, 1). */
  readonly random: () => number
}

/** One trigger of one flow, with the means to run it. */
export interface TriggerSetup {
  readonly flow: TriggerFlow
  readonly trigger: TriggerPlan
  readonly starter: TriggerStarter
  readonly ports: TriggerPorts
}
