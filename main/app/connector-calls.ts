import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import { ConnectionThrottle } from '../connectors/connection-throttle.ts'
import { createHttpClient } from '../connectors/http-client.ts'
import type { CredentialBroker } from '../credentials/broker.ts'
import { brokerConnections } from '../services/broker-connections.ts'
import type { ConnectionService } from '../services/connection-service.ts'
import type { ConnectionPort } from '../services/connector-connections.ts'
import type { ConnectorLibrary } from '../services/connector-library.ts'
import { type ConnectorRuntime, openConnectorRuntime } from '../services/connector-runtime.ts'
import { systemClock } from '../services/system-clock.ts'

export interface OpenConnectorCallsOptions {
  readonly service: ConnectionService
  readonly broker: CredentialBroker
  readonly library: ConnectorLibrary
  readonly drivers: HttpPort
}

/** Connectors as the app has them on its main thread. */
export interface AppConnectorCalls {
  readonly runtime: ConnectorRuntime
  /** Connections for the calls of connectors, of runs on the engine's thread too. */
  readonly connections: ConnectionPort
  close(): Promise<void>
}

/** Opens the connectors of the app on its main thread: what triggers listen by, the way to the broker. */
export function openConnectorCalls(options: OpenConnectorCallsOptions): AppConnectorCalls {
  const { broker, drivers, library, service } = options
  const http = createHttpClient()
  const connections = brokerConnections(service, broker, new ConnectionThrottle(systemClock))
  const runtime = openConnectorRuntime({ connections, drivers, http, clock: systemClock, library })
  return {
    runtime,
    connections,
    close: () => http.close(),
  }
}
