import type { ConnectionId, EnvironmentId, FlowId, RunId } from '../../shared/run/index.ts'

/** Which connection a call means, and for whom. Plain data: it crosses threads. */
export interface ConnectionTarget {
  readonly environmentId: EnvironmentId
  readonly flowId?: FlowId | undefined
  readonly runId?: RunId | undefined
  readonly connectorId: string
  /** Name by which the flow points at it. */
  readonly connectionReference?: string | undefined
  /** Names that the flow's own reference gives the connection, tried where the environment knows nothing of it. */
  readonly connectionNames?: readonly string[] | undefined
  /** The connection itself, where somebody chose it by hand. */
  readonly connectionId?: ConnectionId | undefined
}
