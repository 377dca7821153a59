import { app, powerMonitor, shell } from 'electron'
import { isServiceAddress } from '../../shared/connections/index.ts'
import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import { CredentialError } from '../../shared/errors/index.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import type { ConnectionHandlerParts } from '../ipc/connections.ts'
import type { ShellPort } from '../ipc/shell-port.ts'
import { ConnectionRenewal } from '../services/connection-renewal.ts'
import { ConnectionSecretFiles } from '../services/connection-secret-files.ts'
import { ConnectionSignIns } from '../services/connection-sign-ins.ts'
import type { ConnectorCatalogue } from '../services/connector-catalogue.ts'
import type { EnvironmentService } from '../services/environment-service.ts'
import type { FlowFiles } from '../services/flow-files.ts'
import type { FlowRenames } from '../services/flow-renames.ts'
import type { FlowService } from '../services/flow-service.ts'
import { openConnections } from '../services/open-connections.ts'
import { systemClock } from '../services/system-clock.ts'
import type { AppLog } from './app-log.ts'

export interface OpenAppConnectionsOptions {
  readonly userData: string
  readonly environments: EnvironmentService
  readonly files: FlowFiles
  readonly renames: FlowRenames
  readonly flows: Pick<FlowService, 'onCopied'>
  readonly catalogue: ConnectorCatalogue
  readonly drivers: HttpPort
  readonly log: AppLog
  readonly shell: Pick<ShellPort, 'pickFile'>
  readonly send: (
    channel: 'connections:changed' | 'connections:signInNews' | 'connections:broken',
    payload: unknown,
  ) => void
}

/** Connections as the app has them: with sign-ins in the system's browser, renewal by a timer, and news for the window. */
export interface AppConnections extends Omit<ConnectionHandlerParts, 'tester'> {
  /** Looks after an environment's connections from now on. */
  watch(environmentId: EnvironmentId): void
  close(): Promise<void>
}

/** Opens the connections of the app. Keychain and network are met later, with the first need. */
export function openAppConnections(options: OpenAppConnectionsOptions): AppConnections {
  const { userData, environments, files, log, send } = options
  const connections = openConnections({
    userData,
    environments,
    files,
    drivers: options.drivers,
    onError: (error) => log.error('connections', error),
  })
  const { service, secrets } = connections
  const signIns = new ConnectionSignIns({
    openBrowser: openSignInPage,
    onStep: (attemptId, step) => send('connections:signInNews', { attemptId, ...step }),
  })
  const renewal = new ConnectionRenewal({
    service,
    clock: systemClock,
    onBroken: (connection) => {
      log.warn(`connection ${connection.id} is broken: ${connection.lastError?.code ?? connection.status}`)
      send('connections:broken', connection)
    },
  })
  service.onChanged((environmentId) => send('connections:changed', { environmentId }))
  options.flows.onCopied((environmentId, from, to) => {
    service.flowCopied(environmentId, from, to).catch((error: unknown) => log.error('connections', error))
  })
  options.renames.onRenamed((environmentId, from, to) => {
    service.flowRenamed(environmentId, from, to).catch((error: unknown) => log.error('connections', error))
  })
  secrets.onChanged(() => {
    send('connections:changed', { environmentId: null })
    renewal.lookAgain()
  })
  const lookAgain = () => renewal.lookAgain()
  // Tokens ended while the machine slept.
  void app.whenReady().then(() => powerMonitor.on('resume', lookAgain))
  return {
    connections,
    signIns,
    offer: (environmentId, connectorId) => options.catalogue.offer(environmentId, connectorId),
    secretFiles: new ConnectionSecretFiles(),
    shell: options.shell,
    watch: (environmentId) => renewal.add(environmentId),
    close: async () => {
      powerMonitor.off('resume', lookAgain)
      renewal.close()
      signIns.close()
      await connections.close()
    },
  }
}

/** Opens the page of a sign-in in the system's browser: https, or this very machine. */
async function openSignInPage(url: string): Promise<void> {
  if (!isServiceAddress(url)) {
    throw new CredentialError('oauth.no-address', 'The page of this sign-in is no https address.', {
      hint: 'Check the addresses of the sign-in service.',
    })
  }
  await shell.openExternal(url)
}
