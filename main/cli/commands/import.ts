import type { Command } from 'commander'
import type { CliIo } from '../cli-io.ts'

/** Adds `flowbench import FILE`. Its parts are loaded when it is called. */
export function registerImport(program: Command, io: CliIo): void {
  program
    .command('import')
    .description('make flows of a package, a solution, a Logic Apps project or any flow file')
    .argument('<file>', 'a .zip or .json file')
    .option('--to <dir>', 'environment to import into; made where there is nothing yet', '.')
    .option('--flow <name>', 'only this flow, by its name; may be repeated', collect, [])
    .option('--name <name>', 'what the flow is called, when it is one')
    .option('--no-variables', 'leave the environment variables of a solution out')
    .option('--no-connectors', 'leave the custom connectors of a package out')
    .option('--list', 'show what is in the file and import nothing')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
flowbench import Orders.zip --list               what is in it
flowbench import Orders.zip --to my-flows        all of its flows
flowbench import azuredeploy.json --to my-flows --flow "Sort mail"`,
    )
    .action(async (file: string, _options: unknown, command: Command) => {
      const { importCommand } = await import('../import/import-command.ts')
      await importCommand(file, command.optsWithGlobals(), io)
    })
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}
