import type { ConnectionRecord, ConnectionState } from '../../shared/connections/index.ts'
import type { ConnectionId, EnvironmentId, FlowId, RunId } from '../../shared/run/index.ts'

/** Who wants to use which connection, and for what. */
export interface ConnectionUse {
  /** Id of the person or service on whose behalf: `local` for the owner of this installation. */
  readonly principal: string
  readonly environmentId: EnvironmentId
  /** The flow that asks; absent for a test of the connection or a call from the designer. */
  readonly flowId?: FlowId
  readonly runId?: RunId
  /** The name by which the flow points at its connection; or else the connection itself. */
  readonly connectionReference?: string
  readonly connectionId?: ConnectionId
  /** Connector whose operation is called, when there is one: its connections only. */
  readonly connectorId?: string
}

/** What the broker asks of whoever knows the environments' connections. */
export interface ConnectionDirectory {
  /** The connection of that environment; `undefined` when there is none of this id there. */
  find(environmentId: EnvironmentId, connectionId: ConnectionId): Promise<ConnectionRecord | undefined>
  /** The connection a flow's reference points at; `undefined` when it points at none. */
  resolve(
    environmentId: EnvironmentId,
    flowId: FlowId,
    connectionReference: string,
  ): Promise<ConnectionRecord | undefined>
  /** Notes how a connection fared; given parts replace the old ones, `undefined` removes one. */
  noteState(
    environmentId: EnvironmentId,
    connectionId: ConnectionId,
    change: { readonly [Part in keyof ConnectionState]?: ConnectionState[Part] | undefined },
  ): Promise<void>
}
