import { Command, CommanderError } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import type { CliIo } from './cli-io.ts'
import { commandsFor } from './command-table.ts'
import { noteWriting } from './note-writing.ts'

/**
 * Runs one command line (without `node` and the script's name). Never throws: what goes wrong is told on
 * standard error and in the exit code: 0 all well, 1 a flow or test failed, 2 usage or invalid input. With `--json` a
 * command that could not do its work has said so in JSON on standard output, too.
 */
export async function runCli(args: readonly string[], processIo: CliIo): Promise<void> {
  const { hasWritten, io } = noteWriting(processIo)
  const tellInJson = async (error: unknown) => {
    if (!args.includes('--json') || hasWritten()) return
    const { failureJson } = await import('./failure-json.ts')
    io.stdout.write(failureJson(args[0], error))
  }
  try {
    const program = await createProgram(args, io)
    if (args.length === 0) {
      io.stderr.write(program.helpInformation())
      io.setExitCode(2)
      return
    }
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has told the person already; help and version asked for are no failure.
      io.setExitCode(error.exitCode === 0 ? 0 : 2)
      if (error.exitCode !== 0) await tellInJson(error)
      return
    }
    await tellInJson(error)
    const { reportError } = await import('./report-error.ts')
    reportError(error, io, { verbose: args.includes('--verbose') })
    io.setExitCode(2)
  }
}

async function createProgram(args: readonly string[], io: CliIo): Promise<Command> {
  const program = new Command('flowbench')
    .description('Run, check and make Power Automate and Logic Apps flows on this machine, offline.')
    .version(packageJson.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .option('--verbose', 'say more, also about errors')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns,
      getErrHelpWidth: () => io.stderr.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError('(flowbench --help shows all commands, flowbench COMMAND --help the options of one)')
    .addHelpText(
      'after',
      '\nExit codes: 0 all well, 1 a flow failed, 2 usage or invalid input.\nMore: docs/cli.md',
    )
  for (const entry of commandsFor(args)) {
    const register = await entry.load()
    register(program, io)
  }
  return program
}
