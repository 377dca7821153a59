import type { Command } from 'commander'
import type { CliIo } from '../cli-io.ts'
import type * as VaultCommand from '../connections/vault-command.ts'

/** Adds `flowbench connections vault` with `status`, `create`, `passphrase`, `move` and `forget`. */
export function registerVault(connections: Command, io: CliIo): void {
  const vault = connections
    .command('vault')
    .description('where the secrets of connections are kept: keychain, or a file that a passphrase encrypts')
  const add = (name: string, description: string) =>
    vault
      .command(name)
      .description(description)
      .option('--json', 'print the result as JSON')
      .addHelpText(
        'after',
        '\nPassphrases are typed at the terminal, or read from standard input, one a line. The one of the vault as it is may\nstand in FLOWBENCH_VAULT_PASSPHRASE.',
      )
  const run = async (
    work: (module: typeof VaultCommand, at: VaultCommand.VaultCommandPlace) => Promise<void>,
    command: Command,
  ) => {
    const { json } = command.optsWithGlobals<{ json?: boolean }>()
    await work(await import('../connections/vault-command.ts'), { json: json === true, io })
  }
  add('status', 'where secrets are kept, and whether they can be had now').action(
    (_options: unknown, command: Command) => run((module, at) => module.showSecretPlace(at), command),
  )
  add('create', 'make a vault, on a machine without a keychain').action(
    (_options: unknown, command: Command) => run((module, at) => module.createVault(at), command),
  )
  add('passphrase', 'change the passphrase of the vault').action((_options: unknown, command: Command) =>
    run((module, at) => module.changePassphrase(at), command),
  )
  add('move', 'move all secrets to the other place')
    .argument('<place>', 'keychain or vault')
    .action((place: string, _options: unknown, command: Command) =>
      run((module, at) => module.moveSecrets(place, at), command),
    )
  add('forget', 'delete the vault with all its secrets, when its passphrase is lost')
    .option('--yes', 'that is meant')
    .action((options: { readonly yes?: boolean }, command: Command) =>
      run((module, at) => module.forgetVault(options.yes === true, at), command),
    )
}
