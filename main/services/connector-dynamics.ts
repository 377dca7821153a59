import { ConnectorError } from '../../shared/errors/index.ts'
import type { DynamicChoices, DynamicSchema } from '../../shared/ipc/connectors-payloads.ts'
import type { ConnectionId, EnvironmentId, FlowId } from '../../shared/run/index.ts'

/** A call through a connection while a flow is being written. */
export interface LiveQuestion {
  readonly environmentId: EnvironmentId
  readonly connectorId: string
  readonly operationId: string
  readonly flowId?: FlowId | undefined
  readonly connectionReference?: string | undefined
  readonly connectionId?: ConnectionId | undefined
  /** JSON text of the values given so far. */
  readonly parameters: string
  readonly refresh?: boolean | undefined
}

/** Asks services for the choices and schemas that only they know. */
export class ConnectorDynamics {
  /** The choices of a parameter or part of the body. */
  async values(
    _question: LiveQuestion & {
      readonly field: string
      readonly search?: string | undefined
      readonly next?: string | undefined
      readonly parent?: string | undefined
    },
  ): Promise<DynamicChoices> {
    throw noCalls()
  }

  /** The schema of a parameter, a part of the body, or the answer. */
  async schema(
    _question: LiveQuestion & { readonly field?: string | undefined; readonly status?: string | undefined },
  ): Promise<DynamicSchema> {
    throw noCalls()
  }
}

function noCalls(): ConnectorError {
  return new ConnectorError('connector.no-calls', 'Connectors cannot be called from here.', {
    hint: 'Type the value in.',
  })
}
