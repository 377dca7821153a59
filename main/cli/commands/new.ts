import { type Command, Option } from 'commander'
import type { CliIo } from '../cli-io.ts'

/** Adds `flowbench new [DIR|FILE]`. Its parts are loaded when it is called. */
export function registerNew(program: Command, io: CliIo): void {
  program
    .command('new')
    .description('make an environment folder, or a flow')
    .argument('[path]', 'NAME.json makes that flow file; a folder becomes an environment', '.')
    .addOption(
      new Option('--kind <kind>', 'what starts the new flow (default: instant)').choices([
        'instant',
        'scheduled',
        'automated',
      ]),
    )
    .option(
      '--template <template>',
      'a shipped template by its id, one of the environment by its name, or a file',
    )
    .option('--list-templates', 'list the templates and make nothing')
    .option('--json', 'print the list of templates as JSON')
    .option('--name <name>', 'display name of the flow, or name of the environment')
    .addHelpText(
      'after',
      `
flowbench new invoices.json               a flow file
flowbench new my-flows                    an environment folder with environment.json and flows/
flowbench new my-flows --name "Sort mail" a flow in the environment that is there
flowbench new --list-templates            what there is to begin with
flowbench new ask.json --template approve-a-request`,
    )
    .action(async (path: string, _options: unknown, command: Command) => {
      const { newCommand } = await import('../new/new-command.ts')
      await newCommand(path, command.optsWithGlobals(), io)
    })
}
