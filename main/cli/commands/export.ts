import { type Command, Option } from 'commander'
import { exportFormats } from '../../../shared/ipc/export-payloads.ts'
import type { CliIo } from '../cli-io.ts'

/** Adds `flowbench export PATH...`. Its parts are loaded when it is called. */
export function registerExport(program: Command, io: CliIo): void {
  program
    .command('export')
    .description('write flows in the form that Power Automate or Logic Apps imports')
    .argument('<path...>', 'flow files, or the folder of an environment for all of its flows')
    .addOption(
      new Option('--as <format>', 'package, solution: Power Automate; standard, arm, definition: Logic Apps')
        .choices(exportFormats)
        .default('package'),
    )
    .option('--out <file>', 'where to write it; a name of its own in this folder when absent')
    .option('--title <text>', 'name of the solution or project')
    .option('--force', 'overwrite what is there')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
flowbench export flows/Orders.json                                   Orders.zip, for "Import package (legacy)"
flowbench export my-environment --as solution --title "Order desk"   all flows, with connection references
flowbench export flows/Orders.json --as arm --out azuredeploy.json`,
    )
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      const { exportCommand } = await import('../export/export-command.ts')
      await exportCommand(paths, command.optsWithGlobals(), io)
    })
}
