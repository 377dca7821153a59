import { z } from 'zod'
import {
  type AuthenticationKindName,
  authenticationKinds,
  type Connection,
  type ConnectionActivity,
  type SecretStoreInfo,
} from '../connections/index.ts'
import type { ConnectionOption } from '../connectors/connection-options.ts'
import type { ConnectionId, EnvironmentId, FlowId } from '../run/ids.ts'
import { connectionId, environmentId, flowId } from './contract-fields.ts'
import { event, request } from './message.ts'

const connectorId = z.string().min(1).max(300)
const name = z.string().trim().min(1).max(200)
const reference = z.string().min(1).max(500)
const attemptId = z.string().min(1).max(100)
const fieldName = z.string().min(1).max(100)
/** Secrets come this way once, when they are entered; nothing goes back. */
const values = z.record(fieldName, z.string().max(200_000))
/** Fields whose value is a file that was picked: its token. */
const files = z.record(fieldName, z.string().max(100))
const hosts = z.array(z.string().min(1).max(300)).max(50)
const kind = z
  .string()
  .refine((text) => Object.hasOwn(authenticationKinds, text), 'no kind of authentication')
  .transform((text) => text as AuthenticationKindName)
const passphrase = z.string().min(1).max(1000)
const aConnection = { environmentId, connectionId }
const nothing = z.undefined()

/** The connections of an environment. */
export interface ConnectionList {
  readonly connections: readonly Connection[]
  /** Entries of `connections.json` that cannot be used, in words. */
  readonly problems: readonly string[]
}

/** One flow that uses a connection. */
export interface ConnectionUse {
  readonly flowId: FlowId
  readonly displayName?: string
  readonly references: readonly string[]
}

/** What a connection of a connector can be made of. */
export interface ConnectionOffer {
  /** Id under which its connections are kept. */
  readonly connectorId: string
  readonly title: string
  /** Ways to sign in that its description offers, the usual one first; none for a connector that is not here. */
  readonly options: readonly ConnectionOption[]
}

/** How a test ended, in words. */
export interface ConnectionTestResult {
  readonly ok: boolean
  readonly message: string
  readonly connection: Connection
}

/** How far a sign-in is: the browser was opened, or a code is to be typed on a page of the service. */
export type SignInNews = { readonly attemptId: string } & (
  | { readonly step: 'browser' }
  | {
      readonly step: 'code'
      readonly userCode: string
      readonly verificationUrl: string
      /** ms since 1970 UTC. */
      readonly expiresAt: number
    }
)

/** Requests and events of the area `connections`. No answer and no event carries a secret. */
export const connectionsContract = {
  'connections:list': request<ConnectionList>()(
    z.object({ environmentId, connectorId: connectorId.optional() }),
  ),
  'connections:get': request<Connection>()(z.object(aConnection)),
  /** What a connection of a connector can be made of. `connectorId` may be an api's whole path. */
  'connections:offer': request<ConnectionOffer>()(z.object({ environmentId, connectorId })),
  /**
   * Makes a connection, with the sign-in of its kind. `attemptId`, chosen by the window, names the sign-in: its news
   * carry it, and it can be cancelled by it. Rejects with `oauth.*`, `credential.*`, `connection.*`.
   */
  'connections:create': request<Connection>()(
    z.object({
      environmentId,
      connectorId,
      name: name.optional(),
      kind,
      values,
      files: files.optional(),
      hosts: hosts.optional(),
      attemptId,
    }),
  ),
  /** Mends a connection: new values, a new sign-in, or both. Secrets that are not given again stay. */
  'connections:fix': request<Connection>()(
    z.object({
      ...aConnection,
      values: values.optional(),
      files: files.optional(),
      hosts: hosts.optional(),
      attemptId,
    }),
  ),
  'connections:cancelSignIn': request<void>()(z.object({ attemptId })),
  /** Opens the page of a sign-in under way once more. */
  'connections:openSignInPage': request<void>()(z.object({ attemptId })),
  'connections:test': request<ConnectionTestResult>()(z.object(aConnection)),
  'connections:rename': request<Connection>()(z.object({ ...aConnection, name })),
  /** Fails with `connection.in-use` when flows use it, unless `evenIfUsed`. `revoked`: the service took the sign-in back. */
  'connections:delete': request<{ readonly revoked: boolean }>()(
    z.object({ ...aConnection, evenIfUsed: z.boolean().optional() }),
  ),
  'connections:whereUsed': request<readonly ConnectionUse[]>()(z.object(aConnection)),
  /** The flows that use each connection of an environment, by connection id. */
  'connections:usage': request<Readonly<Record<string, readonly ConnectionUse[]>>>()(
    z.object({ environmentId }),
  ),
  /** What was done with its credential lately, newest first. */
  'connections:activity': request<readonly ConnectionActivity[]>()(
    z.object({ ...aConnection, limit: z.number().int().min(1).max(200) }),
  ),
  /** Which connection each reference of a flow points at. */
  'connections:references': request<Readonly<Record<string, ConnectionId>>>()(
    z.object({ environmentId, flowId }),
  ),
  /** Points a flow's reference at a connection; null: at none. */
  'connections:bind': request<void>()(
    z.object({ environmentId, flowId, reference, connectionId: connectionId.nullable() }),
  ),

  /** Asks for the file of a key or certificate. Its content stays in main; the token stands for it in `files`. */
  'connections:pickFile': request<{ readonly token: string; readonly fileName: string } | null>()(
    z.object({ format: z.enum(['pfx', 'pem']) }),
  ),
  /** The form that picked these files was closed. */
  'connections:forgetFiles': request<void>()(z.object({ tokens: z.array(z.string().max(100)).max(20) })),

  /** Where secrets are kept on this machine, and whether they can be had now. */
  'connections:secretStore': request<SecretStoreInfo>()(nothing),
  /** Lets the keychain ask its person for the password. */
  'connections:unlockKeychain': request<SecretStoreInfo>()(nothing),
  'connections:createVault': request<SecretStoreInfo>()(z.object({ passphrase })),
  'connections:openVault': request<SecretStoreInfo>()(z.object({ passphrase })),
  'connections:lockVault': request<SecretStoreInfo>()(nothing),
  'connections:changePassphrase': request<SecretStoreInfo>()(z.object({ from: passphrase, to: passphrase })),
  /** Takes all secrets out of the keychain into a new vault. */
  'connections:moveToVault': request<SecretStoreInfo>()(z.object({ passphrase })),
  /** Takes all secrets out of the open vault into the keychain, and removes the vault. */
  'connections:moveToKeychain': request<SecretStoreInfo>()(nothing),
  /** Removes the vault with all its secrets. */
  'connections:forgetVault': request<SecretStoreInfo>()(nothing),

  /** Connections, their status or where references point changed; `null`: the secret store did, so maybe all. */
  'connections:changed': event<{ readonly environmentId: EnvironmentId | null }>(),
  'connections:signInNews': event<SignInNews>(),
  /** A connection stopped working, or was found broken. */
  'connections:broken': event<Connection>(),
} as const
