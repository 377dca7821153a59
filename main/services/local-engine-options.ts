import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import type { ScriptPort } from '../../shared/connectors/script-exchange.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import type {
  ChancePort,
  ChildFlowPort,
  Clock,
  ConnectorPort,
  EnginePorts,
  ResponseSamplePort,
} from '../engine/ports.ts'
import type { ConnectionPort } from './connector-connections.ts'
import type { HistoryLimits } from './engine-host.ts'

/** Wraps the ways out of runs. The calls of connectors go through `connectors` alone. */
export interface TrafficTap {
  http(inner: HttpPort): HttpPort
  connectors(inner: ConnectorPort): ConnectorPort
}

/** What a local host is made with. Ports that are left out are the machine's own. */
export interface LocalEngineOptions {
  /** File of the run database, or `:memory:`. */
  readonly databasePath: string
  readonly clock?: Clock
  readonly chance?: ChancePort
  readonly http?: HttpPort
  readonly scripts?: ScriptPort
  readonly connectors?: ConnectorPort
  /** Stands between runs and the outside, whatever ports there are: records what goes by. */
  readonly tap?: TrafficTap
  /** Connections of the environments, for connectors that need one. */
  readonly connections?: ConnectionPort
  /** What connectors over a driver are answered by; those of the app when absent. */
  readonly drivers?: HttpPort
  /** Of runs that are to use sandboxes; such as live in memory when absent. */
  readonly sandboxes?: Sandboxes
  readonly childFlows?: ChildFlowPort
  readonly responseSamples?: ResponseSamplePort
  readonly securedResponse?: EnginePorts['securedResponse']
  readonly termSeen?: EnginePorts['termSeen']
  readonly appSetting?: (name: string) => string | undefined
  /** Commands of a run after which others get a turn; by default by the clock. */
  readonly yieldEvery?: number
  /** How much history is kept; 28 days and 2 GB when absent. */
  readonly historyLimits?: HistoryLimits
  /** Told what a person should know: a damaged history moved aside, writing that stands still. */
  readonly notify?: (message: string) => void
}
