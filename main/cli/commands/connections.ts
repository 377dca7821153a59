import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import type { CliIo } from '../cli-io.ts'
import type * as ConnectionsCommand from '../connections/connections-command.ts'
import { registerVault } from './connections-vault.ts'

/** Adds `flowbench connections` with `list`, `add`, `use`, `test`, `sign-in`, `remove` and `vault`. */
export function registerConnections(program: Command, io: CliIo): void {
  const connections = program
    .command('connections')
    .description('the connections of an environment: sign-ins of its connectors')
  const environment = (command: Command) =>
    command
      .option('--env <dir>', 'folder of the environment', '.')
      .option('--json', 'print the result as JSON')
      .addHelpText(
        'after',
        '\nSecrets are kept in the system’s keychain, or in the vault file that FLOWBENCH_VAULT_PASSPHRASE opens.\nThey are read from the terminal or from standard input, never from arguments.',
      )
  const run = async (
    work: (module: typeof ConnectionsCommand, at: At) => Promise<void>,
    command: Command,
  ) => {
    const options = command.optsWithGlobals<{ env: string; json?: boolean }>()
    const module = await import('../connections/connections-command.ts')
    await work(module, { folder: resolve(io.cwd, options.env), json: options.json === true, io })
  }

  environment(connections.command('list').description('list connections with their status')).action(
    (_options: unknown, command: Command) => run((module, at) => module.listConnections(at), command),
  )
  environment(
    connections
      .command('add')
      .description('make a connection of a connector; its secret is asked for, or read from standard input')
      .argument('<connector>', 'id of the connector, such as shared_office365')
      .option('--kind <kind>', 'how it signs in, where the connector offers several')
      .option('--name <name>', 'name of the connection')
      .option('--set <name=value>', 'a value that is no secret; may come several times', gather, {})
      .option('--for <flow>', 'the flow (its file without .json) whose reference points at it'),
  ).action((connector: string, options: AddOptions, command: Command) =>
    run((module, at) => module.addConnection(connector, options, at), command),
  )
  environment(
    connections
      .command('use')
      .description("point a flow's reference at a connection")
      .argument('<connection>', 'name or id of the connection')
      .argument('<flow>', 'the flow: its file without .json')
      .argument('[reference]', 'name of the reference; by default that of the connector'),
  ).action(
    (connection: string, flow: string, reference: string | undefined, _options: unknown, command: Command) =>
      run((module, at) => module.useConnection(connection, flow, reference, at), command),
  )
  environment(
    connections
      .command('test')
      .description('see whether a connection works: its secret is there, a token can be had')
      .argument('<connection>', 'name or id of the connection'),
  ).action((connection: string, _options: unknown, command: Command) =>
    run((module, at) => module.testConnection(connection, at), command),
  )
  environment(
    connections
      .command('sign-in')
      .description('sign in again, or enter the secret anew; flows keep the connection')
      .argument('<connection>', 'name or id of the connection'),
  ).action((connection: string, _options: unknown, command: Command) =>
    run((module, at) => module.signInAgain(connection, at), command),
  )
  environment(
    connections
      .command('remove')
      .description('delete a connection and its secret')
      .argument('<connection>', 'name or id of the connection')
      .option('--force', 'also when flows use it'),
  ).action((connection: string, options: { readonly force?: boolean }, command: Command) =>
    run((module, at) => module.removeConnection(connection, options.force === true, at), command),
  )
  registerVault(connections, io)
}

interface At {
  readonly folder: string
  readonly json: boolean
  readonly io: CliIo
}

interface AddOptions {
  readonly kind?: string
  readonly name?: string
  readonly set: Readonly<Record<string, string>>
  readonly for?: string
}

/** Gathers `name=value`. */
function gather(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('It has to be name=value.')
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}
