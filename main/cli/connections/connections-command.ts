import { authenticationKinds, type Connection, isSecretField } from '../../../shared/connections/index.ts'
import {
  type ConnectionOption,
  connectionOptions,
  hostsOfConnection,
} from '../../../shared/connectors/connection-options.ts'
import { RequestError } from '../../../shared/errors/index.ts'
import { asId } from '../../../shared/run/index.ts'
import type { SignInInteraction } from '../../credentials/sign-in.ts'
import { idsOfConnector } from '../../services/connector-ids.ts'
import { openPublicLibrary } from '../../services/connector-runtime.ts'
import { readEnvironmentVariables } from '../../storage/environment-variables.ts'
import type { CliIo } from '../cli-io.ts'
import { glyphsFor } from '../terminal/glyphs.ts'
import { styleFor } from '../terminal/style.ts'
import { type CliConnections, openCliConnections } from './cli-connections.ts'
import { readSecrets } from './read-secrets.ts'

/** Where a command works, and how it answers. */
export interface ConnectionsPlace {
  /** Folder of the environment, absolute. */
  readonly folder: string
  readonly json: boolean
  readonly io: CliIo
}

/** What `add` was told. */
export interface AddConnectionOptions {
  readonly kind?: string
  readonly name?: string
  readonly set: Readonly<Record<string, string>>
  readonly for?: string
}

const noSignal = new AbortController().signal

/** `flowbench connections list`. */
export async function listConnections(at: ConnectionsPlace): Promise<void> {
  await withConnections(at, async ({ environmentId, opened }) => {
    const connections = await opened.service.list(environmentId)
    const problems = await opened.service.problems(environmentId)
    for (const problem of problems) at.io.stderr.write(`note: ${problem}\n`)
    if (at.json) at.io.stdout.write(`${JSON.stringify(connections, null, 2)}\n`)
    else if (connections.length === 0) at.io.stdout.write('No connections.\n')
    else for (const connection of connections) at.io.stdout.write(lineOf(connection, at.io))
  })
}

/**
 * `flowbench connections add CONNECTOR`.
 * @throws RequestError `cli.unknown-connector`, `cli.connection-kind`; as `ConnectionService.create`
 */
export async function addConnection(
  connector: string,
  options: AddConnectionOptions,
  at: ConnectionsPlace,
): Promise<void> {
  const model = await openPublicLibrary().find(at.folder, idsOfConnector(connector))
  if (model === undefined) {
    throw new RequestError(
      'cli.unknown-connector',
      `There is no connector '${connector}' in “${at.folder}”.`,
      {
        hint: 'Its folder is in the environment’s connectors folder: flowbench connectors check',
      },
    )
  }
  const variables = await readEnvironmentVariables(at.folder)
  const option = chooseOption(connectionOptions(model, variables), options.kind)
  const kind = authenticationKinds[option.kind]
  const secretFields = [
    ...kind.fields
      .filter(isSecretField)
      .map(({ name, label, isRequired }) => ({ name, label: option.labels[name] ?? label, isRequired })),
    ...option.fields.filter(({ isSecret }) => isSecret),
  ]
  const own = new Map(option.fields.map(({ name, parameter }) => [parameter.toLowerCase(), name]))
  const given = Object.entries(options.set).map(
    ([name, value]) => [own.get(name.toLowerCase()) ?? name, value] as const,
  )
  requireValues(option, given)
  const secrets = await readSecrets(secretFields, at.io)
  const defaults = option.fields.flatMap(({ name, default: value }) =>
    value === undefined ? [] : [[name, value]],
  )
  const values = {
    ...Object.fromEntries(defaults),
    ...option.preset,
    ...Object.fromEntries(given),
    ...secrets,
  }
  await withConnections(at, async ({ environmentId, opened }) => {
    const connection = await opened.service.create(
      {
        environmentId,
        connectorId: model.id,
        kind: option.kind,
        ...(options.name === undefined ? {} : { name: options.name }),
        values,
        hosts: hostsOfConnection(option, values),
      },
      interactionAt(at.io),
      noSignal,
    )
    if (options.for !== undefined) {
      await opened.service.setReference(environmentId, asId.flow(options.for), model.id, connection.id)
    }
    show(connection, at)
  })
}

/** `flowbench connections use CONNECTION FLOW [REFERENCE]`. */
export async function useConnection(
  name: string,
  flow: string,
  reference: string | undefined,
  at: ConnectionsPlace,
): Promise<void> {
  await withConnections(at, async (connections) => {
    const connection = await find(connections, name)
    const { environmentId, opened } = connections
    const wanted = reference ?? connection.connectorId
    await opened.service.setReference(environmentId, asId.flow(flow), wanted, connection.id)
    show(connection, at)
  })
}

/** `flowbench connections test CONNECTION`: exit code 1 when it does not work. */
export async function testConnection(name: string, at: ConnectionsPlace): Promise<void> {
  await withConnections(at, async (connections) => {
    const { id } = await find(connections, name)
    const { connection, message, ok } = await connections.test(id)
    if (at.json) at.io.stdout.write(`${JSON.stringify({ ok, message, connection }, null, 2)}\n`)
    else at.io.stdout.write(`${mark(ok, at.io)} ${connection.name}: ${message}\n`)
    at.io.setExitCode(ok ? 0 : 1)
  })
}

/**
 * `flowbench connections sign-in CONNECTION`: a new sign-in, or a new secret, for the connection as it is.
 * @throws as `ConnectionService.fix`
 */
export async function signInAgain(name: string, at: ConnectionsPlace): Promise<void> {
  await withConnections(at, async (connections) => {
    const { id, kind, settings } = await find(connections, name)
    const { environmentId, opened } = connections
    const { fields, traits } = authenticationKinds[kind]
    // A sign-in goes on with the client secret that is kept, unless another one is typed.
    const asked = fields.filter(isSecretField).map((field) => ({
      ...field,
      isRequired: field.isRequired && traits.signIn === 'none',
    }))
    const values = await readSecrets(asked, at.io)
    const ref = { environmentId, connectionId: id, values: { ...settings, ...values } }
    show(await opened.service.fix(ref, interactionAt(at.io), noSignal), at)
  })
}

/** `flowbench connections remove CONNECTION`. */
export async function removeConnection(name: string, force: boolean, at: ConnectionsPlace): Promise<void> {
  await withConnections(at, async (connections) => {
    const { id, name: called } = await find(connections, name)
    const { environmentId, opened } = connections
    const { revoked } = await opened.service.delete(
      { environmentId, connectionId: id, evenIfUsed: force },
      noSignal,
    )
    if (at.json) at.io.stdout.write(`${JSON.stringify({ removed: id, revoked }, null, 2)}\n`)
    else at.io.stdout.write(`${mark(true, at.io)} ${called} is deleted, and its secret too.\n`)
  })
}

async function withConnections(
  { folder, io }: ConnectionsPlace,
  work: (connections: CliConnections) => Promise<void>,
): Promise<void> {
  const connections = await openCliConnections(folder, io)
  try {
    await work(connections)
  } finally {
    await connections.close()
  }
}

async function find({ environmentId, opened }: CliConnections, name: string): Promise<Connection> {
  const all = await opened.service.list(environmentId)
  const found = all.filter((one) => one.id === name || one.name.toLowerCase() === name.toLowerCase())
  const [first] = found
  if (first !== undefined && found.length === 1) return first
  throw new RequestError(
    'cli.unknown-connection',
    first === undefined
      ? `There is no connection '${name}' in this environment.`
      : `There are ${found.length} connections '${name}'; name one by its id.`,
    { hint: 'flowbench connections list --json' },
  )
}

/** A person at a terminal opens pages herself: it may be that of another machine. */
function interactionAt({ stderr }: CliIo): SignInInteraction {
  return {
    openBrowser: async (url) => stderr.write(`Open this page to sign in:\n${url}\n`),
    showCode: ({ userCode, verificationUrl }) =>
      stderr.write(`Open ${verificationUrl} and type the code ${userCode}\n`),
  }
}

/** Says what to add to the command, before a secret is asked for. */
function requireValues(option: ConnectionOption, given: readonly (readonly [string, string])[]): void {
  const known = new Set([...given.map(([name]) => name), ...Object.keys(option.preset)])
  const isMissing = (field: { name: string; isRequired: boolean; default?: string | undefined }) =>
    field.isRequired && field.default === undefined && !known.has(field.name)
  const { fields } = authenticationKinds[option.kind]
  const missing = [
    ...fields
      .filter((field) => !isSecretField(field) && isMissing(field))
      .map(({ label, name }) => [label, name]),
    ...option.fields
      .filter((field) => !field.isSecret && isMissing(field))
      .map(({ label, parameter }) => [label, parameter]),
  ]
  if (missing.length === 0) return
  throw new RequestError('cli.missing-value', `Not given: ${missing.map(([label]) => label).join(', ')}.`, {
    hint: `Add ${missing.map(([, name]) => `--set ${name}=...`).join(' ')}`,
  })
}

function chooseOption(options: readonly ConnectionOption[], wanted: string | undefined): ConnectionOption {
  const found =
    wanted === undefined
      ? options[0]
      : options.find(({ kind, name }) =>
          [kind, name].some((word) => word.toLowerCase() === wanted.toLowerCase()),
        )
  if (found !== undefined) return found
  const known = Object.hasOwn(authenticationKinds, wanted ?? '')
  const [first] = options
  // Kinds that the connector does not mention may still be what the service takes.
  if (known && first !== undefined) {
    const kind = wanted as keyof typeof authenticationKinds
    return { ...first, kind, preset: sameService(options, kind), fieldOf: {}, labels: {} }
  }
  throw new RequestError('cli.connection-kind', `'${wanted ?? ''}' is no way to sign in here.`, {
    hint: `One of ${options.map(({ kind }) => kind).join(', ')}.`,
  })
}

/** By another grant, what the connector says of its sign-in service holds as well: addresses, scopes. */
function sameService(
  options: readonly ConnectionOption[],
  name: keyof typeof authenticationKinds,
): ConnectionOption['preset'] {
  const kind = authenticationKinds[name]
  const oauth = options.find((option) => authenticationKinds[option.kind].traits.signIn !== 'none')
  if (oauth === undefined || kind.traits.signIn === 'none') return {}
  const known = new Set(kind.fields.map((field) => field.name))
  return Object.fromEntries(Object.entries(oauth.preset).filter(([field]) => known.has(field)))
}

function show(connection: Connection, { io, json }: ConnectionsPlace): void {
  io.stdout.write(json ? `${JSON.stringify(connection, null, 2)}\n` : lineOf(connection, io))
}

function lineOf(connection: Connection, io: CliIo): string {
  const style = styleFor(io.stdout, io.env)
  const { connectorId, kind, lastError, name, status } = connection
  const isWell = status === 'connected' || status === 'expiring'
  const error = lastError === undefined ? '' : `\n    ${lastError.message} ${lastError.hint ?? ''}`
  return `${mark(isWell, io)} ${style.bold(name)}  ${connectorId}  ${style.dim(`${kind}, ${status}`)}${error}\n`
}

function mark(isWell: boolean, io: CliIo): string {
  const style = styleFor(io.stdout, io.env)
  const glyphs = glyphsFor(io.env)
  return isWell ? style.green(glyphs.done) : style.red(glyphs.failed)
}
