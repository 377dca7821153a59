import type { Command } from 'commander'
import type { CliIo } from './cli-io.ts'

/** Adds one command with its options to the program. */
export type RegisterCommand = (program: Command, io: CliIo) => void

/** A command as the program knows it before its module is loaded. */
export interface CommandEntry {
  readonly name: string
  load(): Promise<RegisterCommand>
}

/** Every command, in the order of the help. A new command is a file in commands/ and a line here. */
export const commandTable: readonly CommandEntry[] = [
  { name: 'run', load: async () => (await import('./commands/run.ts')).registerRun },
  { name: 'test', load: async () => (await import('./commands/test.ts')).registerTest },
  { name: 'validate', load: async () => (await import('./commands/validate.ts')).registerValidate },
  { name: 'runs', load: async () => (await import('./commands/runs.ts')).registerRuns },
  { name: 'eval', load: async () => (await import('./commands/eval.ts')).registerEval },
  { name: 'connectors', load: async () => (await import('./commands/connectors.ts')).registerConnectors },
  {
    name: 'connections',
    load: async () => (await import('./commands/connections.ts')).registerConnections,
  },
  { name: 'import', load: async () => (await import('./commands/import.ts')).registerImport },
  { name: 'export', load: async () => (await import('./commands/export.ts')).registerExport },
  { name: 'new', load: async () => (await import('./commands/new.ts')).registerNew },
  { name: 'serve', load: async () => (await import('./commands/serve.ts')).registerServe },
]

/** The entries needed to understand these arguments: the command named, or all of them for the help. */
export function commandsFor(args: readonly string[]): readonly CommandEntry[] {
  const words = args.filter((arg) => !arg.startsWith('-'))
  const wanted = words[0] === 'help' ? words[1] : words[0]
  const entry = commandTable.find(({ name }) => name === wanted)
  return entry === undefined ? commandTable : [entry]
}
