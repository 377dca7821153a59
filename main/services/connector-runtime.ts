import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import type { RunStarted } from '../../shared/run/index.ts'
import { ConnectionThrottle } from '../connectors/connection-throttle.ts'
import { Drivers } from '../connectors/drivers/drivers.ts'
import { driverTable } from '../connectors/drivers/index.ts'
import { publicConnectors } from '../connectors/public/index.ts'
import { findPublicFolder } from '../connectors/public-folder.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import type { Clock, ConnectorPort } from '../engine/ports.ts'
import { ConnectorCalls } from './connector-calls.ts'
import { type ConnectionPort, ConnectorConnections } from './connector-connections.ts'
import { ConnectorLibrary } from './connector-library.ts'
import { connectorsOfRun } from './run-connectors.ts'

export interface ConnectorRuntimeOptions {
  /** Absent where there are no connections. */
  readonly connections?: ConnectionPort | undefined
  readonly http: HttpPort
  /** What connectors over a driver are answered by where they need no connection; those of the app when absent. */
  readonly drivers?: HttpPort | undefined
  readonly clock: Clock
  /** Where the connectors are; one of its own when absent. */
  readonly library?: ConnectorLibrary
  /** Of the runs and triggers that are to use sandboxes. */
  readonly sandboxes?: Sandboxes | undefined
}

/** Connectors ready to be called: by runs, by triggers, and by whoever asks for choices and schemas. */
export interface ConnectorRuntime {
  readonly library: ConnectorLibrary
  readonly calls: ConnectorCalls
  /** Connectors as the actions of one run call them. */
  ofRun(run: RunStarted): ConnectorPort
}

/** Puts the parts of the connectors' runtime together. */
export function openConnectorRuntime(options: ConnectorRuntimeOptions): ConnectorRuntime {
  const { clock, connections, drivers = new Drivers(driverTable), http } = options
  const library = options.library ?? openPublicLibrary()
  const throttle = new ConnectionThrottle(clock)
  const calls = new ConnectorCalls(
    library,
    new ConnectorConnections({
      connections,
      http,
      drivers,
      throttle,
      shipped: publicConnectors,
      nowMs: () => clock.nowMs(),
    }),
  )
  return {
    library,
    calls,
    ofRun: ({ environmentFolder, flow, runId, sandboxes }) =>
      connectorsOfRun(calls, {
        environmentId: flow.environmentId,
        environmentFolder,
        flowId: flow.flowId,
        runId,
        ...(sandboxes === true ? { sandboxes: options.sandboxes } : {}),
      }),
  }
}

/** A library with the connectors that come with the app. */
export function openPublicLibrary(): ConnectorLibrary {
  const publicFolder = findPublicFolder()
  return new ConnectorLibrary(publicFolder === undefined ? {} : { publicFolder })
}
