import type { Command } from 'commander'
import type { CliIo } from '../cli-io.ts'

/** Adds `flowbench runs list|show|cancel|resubmit|export|tag`. Their parts are loaded when they are called. */
export function registerRuns(program: Command, io: CliIo): void {
  const runs = program
    .command('runs')
    .summary('look at the runs of a data folder')
    .description(
      'Looks at the runs that `flowbench run --data DIR` and `flowbench serve` keep in a data folder.',
    )
  const add = (name: string, summary: string) =>
    runs
      .command(name)
      .description(summary)
      .requiredOption('--data <dir>', 'folder of the run history')
      .option('--json', 'print JSON instead of text')
  add('list', 'list runs, newest first')
    .option('--flow <name>', 'only runs of this flow')
    .option('--status <status>', 'only runs in this status; may be repeated', collect)
    .option('--tag <tag>', 'only runs with this tag (name or name=value); may be repeated', collect)
    .option('--limit <count>', 'at most so many (default: 20)')
    .action(async (_options: unknown, command: Command) => {
      const { listCommand } = await import('../runs/list-command.ts')
      await listCommand(command.optsWithGlobals(), io)
    })
  add('show', 'show a run as `flowbench run` does')
    .argument('<run>', 'id of the run, or its beginning; `last` for the newest')
    .action(async (run: string, _options: unknown, command: Command) => {
      const { showCommand } = await import('../runs/show-command.ts')
      await showCommand(run, command.optsWithGlobals(), io)
    })
  add('cancel', 'cancel a run that is not over')
    .argument('<run>', 'id of the run, or its beginning; `last` for the newest')
    .action(async (run: string, _options: unknown, command: Command) => {
      const { cancelCommand } = await import('../runs/change-commands.ts')
      await cancelCommand(run, command.optsWithGlobals(), io)
    })
  add('tag', 'give a run tags of your own, and print all it has')
    .argument('<run>', 'id of the run, or its beginning; `last` for the newest')
    .option('--add <tag>', 'name or name=value; may be repeated', collect)
    .option('--remove <tag>', 'takes a tag of your own away; may be repeated', collect)
    .action(async (run: string, _options: unknown, command: Command) => {
      const { tagCommand } = await import('../runs/change-commands.ts')
      await tagCommand(run, command.optsWithGlobals(), io)
    })
  add('resubmit', 'start runs anew with what their triggers gave then, and wait for them')
    .argument('<runs...>', 'ids of runs, or their beginnings; `last` for the newest')
    .action(async (ids: readonly string[], _options: unknown, command: Command) => {
      const { resubmitCommand } = await import('../runs/change-commands.ts')
      await resubmitCommand(ids, command.optsWithGlobals(), io)
    })
  add('export', 'write a run as a file')
    .argument('<run>', 'id of the run, or its beginning; `last` for the newest')
    .option(
      '--as <what>',
      'report (as `run --json` prints it), events, or test (scrubbed; docs/flow-tests.md)',
      'report',
    )
    .option('--expect <what>', 'with --as test: what-happened or success', 'what-happened')
    .option('-o, --output <file>', 'file to write (default: standard output)')
    .action(async (run: string, _options: unknown, command: Command) => {
      const { exportCommand } = await import('../runs/export-command.ts')
      await exportCommand(run, command.optsWithGlobals(), io)
    })
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value]
}
