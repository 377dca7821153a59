import { CommanderError } from 'commander'
import { RequestError } from '../../shared/errors/index.ts'
import { printJson } from '../../shared/json/index.ts'
import { errorReport, notStartedReport } from './run/not-started-report.ts'

/** What a command prints with `--json` when it could not do its work: `error`, and for `run` the keys of its report. */
export function failureJson(command: string | undefined, thrown: unknown): string {
  const error = thrown instanceof CommanderError ? usageError(thrown) : thrown
  const report = command === 'run' ? notStartedReport(error) : { error: errorReport(error) }
  return `${printJson(report, { indent: 2 })}\n`
}

function usageError({ message }: CommanderError): RequestError {
  return new RequestError('cli.usage', message.replace(/^error: /, ''), {
    hint: 'flowbench --help shows all commands, flowbench COMMAND --help the options of one.',
  })
}
