import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuthenticationKindName } from '../../../shared/connections/index.ts'
import {
  asId,
  type ConnectionId,
  type EnvironmentId,
  type FlowId,
  foldEvents,
  type RunState,
} from '../../../shared/run/index.ts'
import { ConnectionThrottle } from '../../connectors/connection-throttle.ts'
import { noDrivers } from '../../connectors/drivers/drivers.ts'
import { createHttpClient } from '../../connectors/http-client.ts'
import { MemorySecretStore } from '../../credentials/memory-secret-store.ts'
import { memorySettingsStore } from '../../storage/settings-store.ts'
import { brokerConnections } from '../broker-connections.ts'
import { ConnectionService } from '../connection-service.ts'
import { ConnectionStates } from '../connection-service-states.ts'
import type { ConnectionPort } from '../connector-connections.ts'
import { type ConnectorRuntime, openConnectorRuntime } from '../connector-runtime.ts'
import { directFlowFiles } from '../direct-flow-files.ts'
import { EnvironmentService } from '../environment-service.ts'
import { createLocalEngineHost, type LocalEngine } from '../local-engine-host.ts'
import { systemClock } from '../system-clock.ts'

/** How one action of a run ended. */
export interface ActionEnd {
  readonly status: string | undefined
  readonly code: string | undefined
  readonly message: string | undefined
  readonly outputs:
    | { readonly statusCode?: number; readonly headers?: object; readonly body?: unknown }
    | undefined
}

/** An environment with connectors and connections, and an engine whose runs use them. All real, secrets in memory. */
export interface ConnectorBench {
  readonly environmentId: EnvironmentId
  /** The flow whose references `connect` sets. */
  readonly flowId: FlowId
  readonly folder: string
  readonly environments: EnvironmentService
  readonly connectionService: ConnectionService
  readonly connections: ConnectionPort
  readonly runtime: ConnectorRuntime
  readonly engine: LocalEngine
  readonly store: MemorySecretStore
  /** Everything that was written to the audit. */
  readonly audit: readonly unknown[]
  /** Writes a connector into the environment. */
  addConnector(id: string, definition: unknown, properties?: unknown): Promise<void>
  /** Makes a connection, and points the flow's reference of the same name as its connector at it. */
  connect(
    connectorId: string,
    kind: AuthenticationKindName,
    values: Readonly<Record<string, string>>,
  ): Promise<ConnectionId>
  /** Runs one action (`Call`) of the flow `flow` and answers how it ended. */
  run(action: object, references?: object): Promise<ActionEnd>
  /** Runs a whole definition. */
  runAll(definition: object, references?: object): Promise<RunState | undefined>
  close(): Promise<void>
}

const flowId = asId.flow('flow')

export async function openConnectorBench(): Promise<ConnectorBench> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'flowbench-connectors-')))
  const environments = new EnvironmentService({
    settings: memorySettingsStore(),
    documentsFolder: join(root, 'documents'),
    sampleSource: undefined,
  })
  const { id: environmentId, path: folder } = await environments.create({ name: 'Work' })
  const http = createHttpClient()
  const audit: unknown[] = []
  const store = new MemorySecretStore()
  const connectionService = new ConnectionService({
    environments,
    files: directFlowFiles,
    store,
    states: new ConnectionStates(join(root, 'connection-state.json')),
    audit: { write: (row) => audit.push(row) },
    http,
    drivers: noDrivers,
    wait: async () => undefined,
    nowMs: Date.now,
  })
  const throttle = new ConnectionThrottle(systemClock)
  const connections = brokerConnections(connectionService, connectionService.broker, throttle)
  const runtime = openConnectorRuntime({ connections, http, clock: systemClock })
  const engine = createLocalEngineHost({ databasePath: ':memory:', connections })
  const runAll = async (definition: object, references: object = {}) => {
    const { runId } = await engine.start({
      flow: { environmentId, flowId, displayName: 'flow' },
      definition: JSON.stringify({ triggers: { manual: { type: 'Request', inputs: {} } }, ...definition }),
      connectionReferences: JSON.stringify(references),
      environmentFolder: folder,
      profile: 'power-automate',
      origin: 'test',
      mocks: 'none',
      time: 'hurried',
    })
    await engine.whenDone(runId)
    return foldEvents(await engine.events({ runId }))
  }
  return {
    environmentId,
    flowId,
    folder,
    environments,
    connectionService,
    connections,
    runtime,
    engine,
    store,
    audit,
    addConnector: async (id, definition, properties) => {
      const path = join(folder, 'connectors', id)
      await mkdir(path, { recursive: true })
      await writeFile(join(path, 'apiDefinition.swagger.json'), JSON.stringify(definition))
      if (properties === undefined) return
      await writeFile(join(path, 'apiProperties.json'), JSON.stringify({ properties }))
    },
    connect: async (connectorId, kind, values) => {
      const interaction = {
        openBrowser: async () => undefined,
        showCode: () => undefined,
      }
      const { signal } = new AbortController()
      const given = { environmentId, connectorId, kind, values }
      const { id } = await connectionService.create(given, interaction, signal)
      await connectionService.setReference(environmentId, flowId, connectorId, id)
      return id
    },
    runAll,
    run: async (action, references) => {
      const state = await runAll({ actions: { Call: action } }, references)
      const call = state?.actions.get('Call')
      const outputs = call?.outputs
      const json =
        outputs?.kind === 'inline'
          ? outputs.json
          : outputs?.kind === 'stored'
            ? await engine.content(outputs.hash)
            : undefined
      return {
        status: call?.status,
        code: call?.code,
        message: call?.error?.message,
        outputs: json === undefined ? undefined : JSON.parse(json),
      }
    },
    close: async () => {
      await engine.close()
      await http.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}
