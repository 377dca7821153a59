import {
  type AuthenticationKindName,
  authenticationKinds,
  type Connection,
  type ConnectionActivity,
  isSecretField,
  type SecretStoreInfo,
} from '../../shared/connections/index.ts'
import type { EventPayload } from '../../shared/ipc/bridge.ts'
import type { ConnectionOffer, ConnectionUse } from '../../shared/ipc/connections-contract.ts'
import { asId, type ConnectionId, type EnvironmentId, type FlowId } from '../../shared/run/index.ts'

/** Connections that a fake begins with. */
export interface FakeConnectionsSeed {
  readonly connections?: readonly Connection[]
  readonly usage?: Readonly<Record<string, readonly ConnectionUse[]>>
  readonly activity?: readonly ConnectionActivity[]
  /** Connection ids by reference, of every flow. */
  readonly references?: Readonly<Record<string, ConnectionId>>
  readonly problems?: readonly string[]
  /** What is offered for a connector. */
  readonly offers?: Readonly<Record<string, ConnectionOffer>>
  readonly secretStore?: SecretStoreInfo
}

type Refuse = (code: `connection.${string}`, message: string) => Error
type Emit = <C extends 'connections:changed' | 'connections:signInNews'>(
  channel: C,
  payload: EventPayload<C>,
) => void

interface Ref {
  readonly environmentId: EnvironmentId
  readonly connectionId: ConnectionId
}

/** Main's side of the area `connections` in memory. Like main it keeps secrets out of what it answers. */
export function fakeConnections(seed: FakeConnectionsSeed, refuse: Refuse, emit: Emit) {
  let connections = [...(seed.connections ?? [])]
  let references: Readonly<Record<string, ConnectionId>> = { ...seed.references }
  let store: SecretStoreInfo = seed.secretStore ?? {
    store: 'keychain',
    state: 'ready',
    canMakeVault: false,
    canMove: false,
    platform: 'linux',
  }
  const find = ({ connectionId }: Ref): Connection => {
    const found = connections.find(({ id }) => id === connectionId)
    if (found === undefined) throw refuse('connection.not-found', 'There is no such connection.')
    return found
  }
  const change = (ref: Ref, parts: Partial<Connection>): Connection => {
    const changed = { ...find(ref), ...parts }
    connections = connections.map((one) => (one.id === changed.id ? changed : one))
    emit('connections:changed', { environmentId: ref.environmentId })
    return changed
  }
  const openStore = (kind: SecretStoreInfo['store']): SecretStoreInfo => {
    store = { store: kind, state: 'ready', canMakeVault: false, canMove: false, platform: store.platform }
    emit('connections:changed', { environmentId: null })
    return store
  }
  return {
    list: ({ environmentId, connectorId }: { environmentId: EnvironmentId; connectorId?: string }) => ({
      connections: connections.filter(
        (one) =>
          one.environmentId === environmentId &&
          (connectorId === undefined || one.connectorId === connectorId),
      ),
      problems: seed.problems ?? [],
    }),
    get: find,
    offer: ({ connectorId }: { connectorId: string }) =>
      seed.offers?.[connectorId] ?? { connectorId, title: connectorId, options: [] },
    create: (args: {
      environmentId: EnvironmentId
      connectorId: string
      name?: string
      kind: AuthenticationKindName
      values: Readonly<Record<string, string>>
      hosts?: readonly string[]
    }): Connection => {
      const made: Connection = {
        id: asId.connection(`connection-${connections.length + 1}`),
        environmentId: args.environmentId,
        connectorId: args.connectorId,
        name: args.name ?? args.connectorId,
        kind: args.kind,
        settings: settingsOf(args.kind, args.values),
        hosts: args.hosts ?? [],
        createdAt: '2026-11-23T09:00:00.000Z',
        status: 'connected',
      }
      connections = [...connections, made]
      emit('connections:changed', { environmentId: args.environmentId })
      return made
    },
    fix: (args: Ref & { values?: Readonly<Record<string, string>> }): Connection => {
      const { lastError: _, ...old } = find(args)
      const fixed: Connection = {
        ...old,
        status: 'connected',
        settings: { ...old.settings, ...settingsOf(old.kind, args.values ?? {}) },
      }
      connections = connections.map((one) => (one.id === fixed.id ? fixed : one))
      emit('connections:changed', { environmentId: args.environmentId })
      return fixed
    },
    cancelSignIn: () => undefined,
    openSignInPage: () => undefined,
    test: (ref: Ref) => ({ ok: true, message: 'The sign-in works.', connection: find(ref) }),
    rename: ({ name, ...ref }: Ref & { name: string }) => change(ref, { name }),
    delete: ({ evenIfUsed, ...ref }: Ref & { evenIfUsed?: boolean }) => {
      const { id, name } = find(ref)
      if (evenIfUsed !== true && (seed.usage?.[id] ?? []).length > 0) {
        throw refuse('connection.in-use', `'${name}' is used.`)
      }
      connections = connections.filter((one) => one.id !== id)
      references = Object.fromEntries(Object.entries(references).filter(([, to]) => to !== id))
      emit('connections:changed', { environmentId: ref.environmentId })
      return { revoked: false }
    },
    whereUsed: (ref: Ref) => seed.usage?.[find(ref).id] ?? [],
    usage: () => seed.usage ?? {},
    activity: () => seed.activity ?? [],
    references: () => references,
    bind: (args: {
      environmentId: EnvironmentId
      flowId: FlowId
      reference: string
      connectionId: ConnectionId | null
    }) => {
      const isOther = ([name]: readonly [string, ConnectionId]) =>
        name.toLowerCase() !== args.reference.toLowerCase()
      const others = Object.fromEntries(Object.entries(references).filter(isOther))
      references = args.connectionId === null ? others : { ...others, [args.reference]: args.connectionId }
      emit('connections:changed', { environmentId: args.environmentId })
    },
    pickFile: ({ format }: { format: 'pfx' | 'pem' }) => ({ token: 'file-1', fileName: `me.${format}` }),
    forgetFiles: () => undefined,
    secretStore: () => store,
    unlockKeychain: () => openStore('keychain'),
    createVault: () => openStore('vault'),
    openVault: () => openStore('vault'),
    changePassphrase: () => openStore('vault'),
    moveToVault: () => openStore('vault'),
    moveToKeychain: () => openStore('keychain'),
    forgetVault: () => openStore('keychain'),
    lockVault: () => {
      store = {
        store: 'vault',
        state: 'locked',
        canMakeVault: false,
        canMove: false,
        platform: store.platform,
      }
      emit('connections:changed', { environmentId: null })
      return store
    },
  }
}

function settingsOf(
  kind: AuthenticationKindName,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const open = new Set(
    authenticationKinds[kind].fields.filter((field) => !isSecretField(field)).map(({ name }) => name),
  )
  return Object.fromEntries(Object.entries(values).filter(([name]) => open.has(name)))
}
