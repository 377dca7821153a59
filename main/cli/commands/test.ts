import type { Command } from 'commander'
import type { CliIo } from '../cli-io.ts'

/** Adds `flowbench test [paths...]`. Its parts are loaded when it is called. */
export function registerTest(program: Command, io: CliIo): void {
  program
    .command('test')
    .summary('run flow tests and say what they cover')
    .description(
      'Runs the flow tests of some flows, folders or test files (the folder you are in when none is given). Tests of flows/order.json are flows/order.tests/*.flowtest.json.',
    )
    .argument('[paths...]', 'test files, flow files or folders')
    .option('--watch', 'run again what a change of a file touches, until Ctrl+C')
    .option('--coverage', 'say which actions, branches, run-after edges and terms of conditions were reached')
    .option('--coverage-json <file>', 'write the coverage as JSON')
    .option('--runs <dir>', 'with coverage: count the runs of this data folder too')
    .option('--html <file>', 'write results and coverage as one HTML page')
    .option('--junit <file>', 'write the results as JUnit XML')
    .option('--mutate', 'make small mistakes in the flows and say which ones no test notices')
    .option('--filter <text>', 'only tests whose file or name holds this text')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText(
      'after',
      '\nExit codes: 0 all tests passed, 1 a test failed (or a mistake went unnoticed), 2 usage, or a test that cannot be run.',
    )
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      const { testCommand } = await import('../test/test-command.ts')
      await testCommand(paths, command.optsWithGlobals(), io)
    })
}
