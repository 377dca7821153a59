import type { ConnectionId, EnvironmentId } from '../../../shared/run/index.ts'
import type { ConnectionRef, ConnectionTest } from '../../services/connection-service.ts'
import type { ConnectionPort } from '../../services/connector-connections.ts'
import type { EnvironmentService } from '../../services/environment-service.ts'
import type { OpenedConnections } from '../../services/open-connections.ts'
import type { CliIo } from '../cli-io.ts'
import { userDataFolder } from '../user-data-folder.ts'

/** The connections of one environment's folder, as a command uses them. */
export interface CliConnections {
  readonly environmentId: EnvironmentId
  readonly opened: OpenedConnections
  /** For the calls of connectors, and the proofs that services ask for. */
  readonly port: Required<ConnectionPort>
  /** Tries a connection as the app does: with the operation that its connector names for that. */
  test(id: ConnectionId): Promise<ConnectionTest>
  close(): Promise<void>
}

/**
 * Opens the connections of an environment's folder: the secrets of this installation, which the app uses too. A vault is
 * opened with the passphrase of FLOWBENCH_VAULT_PASSPHRASE, or the one that is typed when asked.
 * @throws FileError `environment.*`; CredentialError `credential.vault-wrong-passphrase`
 */
export async function openCliConnections(
  folder: string,
  io: Pick<CliIo, 'env' | 'stderr' | 'readSecret'>,
): Promise<CliConnections> {
  const [open, environment, settings, files, broker, throttle, clock] = await Promise.all([
    import('../../services/open-connections.ts'),
    import('../../services/environment-service.ts'),
    import('../../storage/settings-store.ts'),
    import('../../services/direct-flow-files.ts'),
    import('../../services/broker-connections.ts'),
    import('../../connectors/connection-throttle.ts'),
    import('../../services/system-clock.ts'),
  ])
  const userData = userDataFolder(io.env)
  const environments = new environment.EnvironmentService({
    settings: settings.memorySettingsStore(),
    documentsFolder: userData,
    sampleSource: undefined,
  })
  const { id } = await environments.open(folder)
  const opened = open.openConnections({
    userData,
    environments,
    files: files.directFlowFiles,
    onError: (error) => io.stderr.write(`note: ${String(error)}\n`),
  })
  const ask = async () => io.readSecret?.('Passphrase of the vault')
  await open.openVaultUnattended(opened.secrets, io.env, ask)
  const held = new throttle.ConnectionThrottle(clock.systemClock)
  const port = broker.brokerConnections(opened.service, opened.broker, held)
  return {
    environmentId: id,
    opened,
    port,
    test: (connectionId) => tryConnection({ environmentId: id, connectionId }, port, environments, opened),
    close: () => opened.close(),
  }
}

async function tryConnection(
  ref: ConnectionRef,
  connections: ConnectionPort,
  environments: EnvironmentService,
  { service }: OpenedConnections,
): Promise<ConnectionTest> {
  const [tester, runtime, client, clock] = await Promise.all([
    import('../../services/connection-tester.ts'),
    import('../../services/connector-runtime.ts'),
    import('../../connectors/http-client.ts'),
    import('../../services/system-clock.ts'),
  ])
  const http = client.createHttpClient()
  try {
    const { calls, library } = runtime.openConnectorRuntime({ connections, http, clock: clock.systemClock })
    const trial = new tester.ConnectionTester({ service, environments, library, calls })
    return await trial.test(ref, new AbortController().signal)
  } finally {
    await http.close()
  }
}

/** Connections that are opened with the first call that needs them, so that flows without any are none the slower. */
export function lateConnections(
  folder: string,
  io: Pick<CliIo, 'env' | 'stderr'>,
): { readonly port: Required<ConnectionPort>; close(): Promise<void> } {
  let opening: Promise<CliConnections> | undefined
  const opened = () => {
    opening ??= openCliConnections(folder, io)
    return opening
  }
  return {
    port: {
      describe: async (target) => (await opened()).port.describe(target),
      send: async (request, target, signal) => (await opened()).port.send(request, target, signal),
      prove: async (target, names, message) => (await opened()).port.prove(target, names, message),
    },
    close: async () => {
      await opening?.then(
        (connections) => connections.close(),
        () => undefined,
      )
    },
  }
}
