import { BugError, FlowError } from '../../shared/errors/index.ts'
import type { CliIo } from './cli-io.ts'
import { styleFor } from './terminal/style.ts'

/**
 * The last edge: tells a person about an error that ended the command. Errors made on purpose say what to mend and
 * how; anything else is our own fault and says so. Stacks are shown with `verbose` only.
 */
export function reportError(error: unknown, io: CliIo, options: { verbose: boolean }): void {
  const style = styleFor(io.stderr, io.env)
  const lines: string[] = []
  if (error instanceof FlowError && !(error instanceof BugError)) {
    lines.push(`${style.red('error:')} ${error.message}`)
    if (error.hint !== undefined) lines.push(style.dim(`  ${error.hint}`))
  } else {
    const message = error instanceof Error ? error.message : String(error)
    lines.push(`${style.red('error:')} Flowbench itself went wrong: ${message}`)
    lines.push(
      style.dim('  This is a mistake of ours, not of your flow. Please report it with the command you ran'),
    )
    lines.push(
      style.dim(
        `  and ${options.verbose ? 'the lines below' : 'what the same command prints with --verbose'}.`,
      ),
    )
  }
  if (options.verbose && error instanceof Error) lines.push(style.dim(stackOf(error)))
  io.stderr.write(`${lines.join('\n')}\n`)
}

function stackOf(error: Error): string {
  const stack = error.stack ?? String(error)
  return error.cause instanceof Error ? `${stack}\nCaused by: ${stackOf(error.cause)}` : stack
}
