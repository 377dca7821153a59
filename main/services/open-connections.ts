import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ConnectionActivity, SecretStoreInfo } from '../../shared/connections/index.ts'
import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import { CredentialError } from '../../shared/errors/index.ts'
import { Drivers } from '../connectors/drivers/drivers.ts'
import { driverTable } from '../connectors/drivers/index.ts'
import { createHttpClient } from '../connectors/http-client.ts'
import type { CredentialBroker, GatewayPort } from '../credentials/broker.ts'
import { Keychain } from '../credentials/keychain.ts'
import { MachineSecrets } from '../credentials/machine-secrets.ts'
import { Vault } from '../credentials/vault.ts'
import { AuditLog } from '../storage/audit-log.ts'
import { type ConnectionRef, ConnectionService } from './connection-service.ts'
import { ConnectionStates } from './connection-service-states.ts'
import { vaultFileAt } from './connection-vault-file.ts'
import type { EnvironmentService } from './environment-service.ts'
import type { FlowFiles } from './flow-files.ts'

export interface OpenConnectionsOptions {
  /** Folder of this installation: connection states, audit, vault file. */
  readonly userData: string
  readonly environments: Pick<EnvironmentService, 'get' | 'prepareToWrite'>
  readonly files: Pick<FlowFiles, 'read' | 'prepare'>
  /** The way out; one of its own when absent. */
  readonly http?: HttpPort
  /** What connectors over a driver are answered by; those of the app, in this thread, when absent. */
  readonly drivers?: HttpPort
  readonly gateway?: GatewayPort
  readonly nowMs?: () => number
  /** Told what goes wrong beside the work: an audit that cannot be written. */
  readonly onError: (error: unknown) => void
}

/** The place of secrets as a person deals with it. */
export type SecretPlace = Pick<
  MachineSecrets,
  | 'info'
  | 'unlockKeychain'
  | 'createVault'
  | 'openVault'
  | 'lockVault'
  | 'changePassphrase'
  | 'moveToVault'
  | 'moveToKeychain'
  | 'forgetVault'
  | 'onChanged'
>

/** Connections with all they stand on. */
export interface OpenedConnections {
  readonly service: ConnectionService
  /** The door to credentials: for connector calls of the app, the command line and the tests alike. */
  readonly broker: CredentialBroker
  readonly secrets: SecretPlace
  /** What was done with a connection's credential lately, newest first. */
  activity(ref: ConnectionRef, limit: number): Promise<readonly ConnectionActivity[]>
  close(): Promise<void>
}

/**
 * Puts keychain, vault, broker and connection service together. One for each process: it keeps refreshes of the same
 * sign-in from meeting. Opens nothing and asks nobody; the keychain is met with the first secret.
 */
export function openConnections(options: OpenConnectionsOptions): OpenedConnections {
  const { userData, environments, files, onError } = options
  const nowMs = options.nowMs ?? Date.now
  const own = options.http === undefined ? createHttpClient() : undefined
  const http = options.http ?? own
  const ownDrivers = options.drivers === undefined ? new Drivers(driverTable) : undefined
  const audit = new AuditLog(join(userData, 'audit.jsonl'), onError)
  const secrets = openSecretPlace(userData)
  const service = new ConnectionService({
    environments,
    files,
    store: secrets,
    states: new ConnectionStates(join(userData, 'connection-state.json')),
    audit,
    http: http as HttpPort,
    drivers: options.drivers ?? (ownDrivers as HttpPort),
    wait: waitFor,
    nowMs,
    ...(options.gateway === undefined ? {} : { gateway: options.gateway }),
  })
  return {
    service,
    broker: service.broker,
    secrets,
    activity: async ({ environmentId, connectionId }, limit) => {
      const isOfIt = (row: Readonly<Record<string, unknown>>) =>
        row.connectionId === connectionId && row.environmentId === environmentId
      return (await audit.recent(isOfIt, limit)) as ConnectionActivity[]
    },
    close: async () => {
      await audit.flush()
      await own?.close()
      await ownDrivers?.close()
    },
  }
}

/** The secrets of this installation, without anything that uses them. Opens nothing and asks nobody. */
export function openSecretPlace(userData: string): MachineSecrets {
  return new MachineSecrets({
    keychain: new Keychain(),
    vault: new Vault(vaultFileAt(join(userData, 'secrets.vault.json'))),
    platform: process.platform,
  })
}

/** Name of the variable with the vault's passphrase, for the command line on machines without a person. */
export const passphraseVariable = 'FLOWBENCH_VAULT_PASSPHRASE'

/**
 * Opens the vault with the passphrase of the environment variable, or else with what is typed, where secrets are kept in
 * one and it is locked. Rejects with CredentialError `credential.vault-wrong-passphrase`.
 * @param ask asks the person at the terminal; `undefined` where there is nobody
 */
export async function openVaultUnattended(
  secrets: SecretPlace,
  env: Readonly<Record<string, string | undefined>>,
  ask: () => Promise<string | undefined> = async () => undefined,
): Promise<SecretStoreInfo> {
  const info = await secrets.info()
  if (info.store !== 'vault' || info.state !== 'locked') return info
  const passphrase = env[passphraseVariable] || (await ask())
  if (!passphrase) return info
  return secrets.openVault(passphrase)
}

async function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {
    throw new CredentialError('oauth.cancelled', 'The sign-in was cancelled.')
  })
}
