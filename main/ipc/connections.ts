import type { ConnectionOffer } from '../../shared/ipc/connections-contract.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import type { ConnectionSecretFiles } from '../services/connection-secret-files.ts'
import type { ConnectionUsage } from '../services/connection-service-usage.ts'
import type { ConnectionSignIns } from '../services/connection-sign-ins.ts'
import type { ConnectionTester } from '../services/connection-tester.ts'
import type { OpenedConnections } from '../services/open-connections.ts'
import type { AreaHandlers } from './handle.ts'
import type { ShellPort } from './shell-port.ts'

export interface ConnectionHandlerParts {
  readonly connections: OpenedConnections
  readonly signIns: ConnectionSignIns
  readonly tester: Pick<ConnectionTester, 'test'>
  readonly offer: (environmentId: EnvironmentId, connectorId: string) => Promise<ConnectionOffer>
  readonly secretFiles: ConnectionSecretFiles
  readonly shell: Pick<ShellPort, 'pickFile'>
}

const fileKinds = {
  pfx: { title: 'Choose the certificate', extensions: ['pfx', 'p12'] },
  pem: { title: 'Choose the certificate or key', extensions: ['pem', 'crt', 'cer', 'key'] },
} as const

/** Requests about connections and the place of their secrets. Secrets come in with `create` and `fix`; none goes out. */
export function connectionHandlers(parts: ConnectionHandlerParts): AreaHandlers<'connections'> {
  const { signIns, secretFiles, shell } = parts
  const { service, secrets, activity } = parts.connections
  return {
    list: async ({ environmentId, connectorId }) => ({
      connections: await service.list(environmentId, connectorId),
      problems: await service.problems(environmentId),
    }),
    get: (ref) => service.get(ref),
    offer: ({ environmentId, connectorId }) => parts.offer(environmentId, connectorId),
    create: ({ attemptId, files = {}, ...given }) =>
      signIns.run(attemptId, async (interaction, signal) => {
        const values = secretFiles.fill(given.values, files)
        const made = await service.create({ ...given, values }, interaction, signal)
        secretFiles.forget(Object.values(files))
        return made
      }),
    fix: ({ attemptId, files = {}, environmentId, connectionId, hosts, values }) =>
      signIns.run(attemptId, async (interaction, signal) => {
        const ref = {
          environmentId,
          connectionId,
          values: secretFiles.fill(values ?? {}, files),
          ...(hosts === undefined ? {} : { hosts }),
        }
        const mended = await service.fix(ref, interaction, signal)
        secretFiles.forget(Object.values(files))
        return mended
      }),
    cancelSignIn: ({ attemptId }) => signIns.cancel(attemptId),
    openSignInPage: ({ attemptId }) => signIns.openAgain(attemptId),
    test: (ref) => parts.tester.test(ref, new AbortController().signal),
    rename: (ref) => service.rename(ref),
    delete: ({ evenIfUsed = false, ...ref }) =>
      service.delete({ ...ref, evenIfUsed }, new AbortController().signal),
    whereUsed: async (ref) => (await service.whereUsed(ref)).map(toUse),
    usage: async ({ environmentId }) => {
      const usage = await service.usage(environmentId)
      return Object.fromEntries([...usage].map(([id, uses]) => [id, uses.map(toUse)]))
    },
    activity: ({ limit, ...ref }) => activity(ref, limit),
    references: ({ environmentId, flowId }) => service.references(environmentId, flowId),
    bind: ({ environmentId, flowId, reference, connectionId }) =>
      service.setReference(environmentId, flowId, reference, connectionId ?? undefined),
    pickFile: async ({ format }, caller) => {
      const path = await shell.pickFile(caller, fileKinds[format])
      return path === undefined ? null : secretFiles.take(path)
    },
    forgetFiles: ({ tokens }) => secretFiles.forget(tokens),
    secretStore: () => secrets.info(),
    unlockKeychain: () => secrets.unlockKeychain(),
    createVault: ({ passphrase }) => secrets.createVault(passphrase),
    openVault: ({ passphrase }) => secrets.openVault(passphrase),
    lockVault: () => secrets.lockVault(),
    changePassphrase: ({ from, to }) => secrets.changePassphrase(from, to),
    moveToVault: ({ passphrase }) => secrets.moveToVault(passphrase),
    moveToKeychain: () => secrets.moveToKeychain(),
    forgetVault: () => secrets.forgetVault(),
  }
}

function toUse({ flowId, displayName, references }: ConnectionUsage) {
  return { flowId, references, ...(displayName === undefined ? {} : { displayName }) }
}
