import type { Command } from 'commander'
import type { CliIo } from '../cli-io.ts'

/** Adds `flowbench connectors`, with `check DIR...`: exit code 1 if a connector has an error. */
export function registerConnectors(program: Command, io: CliIo): void {
  const connectors = program.command('connectors').description('look at connectors')
  connectors
    .command('check')
    .summary('check connectors and say what is wrong, with places')
    .description(
      'Reads connectors (folders with apiDefinition.swagger.json and apiProperties.json, or OpenAPI files: Swagger 2.0, OpenAPI 3.0 and 3.1) and prints every problem with file, line and column. A folder of connectors, or an environment, stands for all of its connectors.',
    )
    .argument('<dirs...>', 'folders of connectors, or OpenAPI files')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nExit codes: 0 all can be used, 1 one has an error, 2 usage.')
    .action(async (dirs: readonly string[], _options: unknown, command: Command) => {
      const { json, verbose } = command.optsWithGlobals<{ json?: boolean; verbose?: boolean }>()
      const { checkConnectors } = await import('../connectors/check-connectors.ts')
      const checked = await checkConnectors(dirs, io.cwd)
      if (json === true) io.stdout.write(`${JSON.stringify(checked, null, 2)}\n`)
      else {
        const { showCheckedConnectors } = await import('../connectors/show-checked.ts')
        showCheckedConnectors(checked, io, { verbose: verbose === true })
      }
      io.setExitCode(checked.every(({ ok }) => ok) ? 0 : 1)
    })
}
