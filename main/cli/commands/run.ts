import type { Command } from 'commander'
import type { CliIo } from '../cli-io.ts'

/** Adds `flowbench run FILE`. Its parts are loaded when it is called. */
export function registerRun(program: Command, io: CliIo): void {
  program
    .command('run')
    .description('run a flow and show what happened')
    .argument('<file>', 'flow file: solution flow, definition, Logic Apps workflow, ARM template or package')
    .option('--trigger <name>', 'trigger to fire (default: the only one, or the first)')
    .option('--body <json>', "the trigger's body: JSON, @FILE or @- for standard input")
    .option(
      '--mocks <auto|file>',
      'answer connector, HTTP and child-flow calls: with samples, or by a script',
    )
    .option('--sandbox', 'answer connectors by their offline sandboxes, other calls with samples')
    .option('--strict', 'with --sandbox: a call that no sandbox answers fails')
    .option('--now <time>', 'fix the clock at this ISO 8601 time; waits pass at once')
    .option('--real-time', 'with --mocks: wait as long as the flow says (default: waits pass at once)')
    .option('--parameter <name=value>', 'value of a workflow parameter; may be repeated', collect)
    .option('--flow <name>', 'which flow, when the file holds several (default: the first)')
    .option('--record <file>', 'write the HTTP and connector traffic of the run, scrubbed, as a cassette')
    .option('--replay <file>', 'answer calls from a cassette; strict, waits pass at once')
    .option('--data <dir>', 'keep the run history in this folder (default: in memory only)')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText(
      'after',
      '\nExit codes: 0 the run succeeded, 1 it did not, 2 usage or a flow that cannot run.',
    )
    .action(async (file: string, _options: unknown, command: Command) => {
      const { runCommand } = await import('../run/run-command.ts')
      await runCommand(file, command.optsWithGlobals(), io)
    })
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value]
}
