import type { Command } from 'commander'
import type { CliIo } from '../cli-io.ts'

/** Adds `flowbench serve DIR`. Its parts are loaded when it is called. */
export function registerServe(program: Command, io: CliIo): void {
  program
    .command('serve')
    .description('turn the flows of a folder on and listen for what starts them')
    .argument('[dir]', 'environment folder, or a folder of flow files', '.')
    .option('--data <dir>', 'keep history and state in this folder (default: one of your own per folder)')
    .option(
      '--port <number>',
      'port of the callback addresses (default: that of the last time, or a free one)',
    )
    .option(
      '--public-url <url>',
      'https address of a tunnel of yours that leads to the port: services are given it',
    )
    .option('--sandbox', 'listen to the offline sandboxes of connectors, and run in them')
    .option('--grace <seconds>', 'time for actions under way when it is stopped', '10')
    .option('--json', 'print one JSON object a line instead of text')
    .addHelpText(
      'after',
      '\nListens on 127.0.0.1 only, until Ctrl+C or SIGTERM.\nExit codes: 0 stopped, 2 usage or nothing to serve.',
    )
    .action(async (folder: string, _options: unknown, command: Command) => {
      const { serveCommand } = await import('../serve/serve-command.ts')
      await serveCommand(folder, command.optsWithGlobals(), io)
    })
}
