import type { Command } from 'commander'
import type { CliIo } from '../cli-io.ts'

interface EvalOptions {
  readonly context?: string
  readonly vectors?: string
  readonly json?: boolean
}

/**
 * `flowbench eval`: evaluates one expression or template, or checks a file of conformance vectors. Exit code 1 when
 * the expression or a vector fails, 2 for usage or unreadable input. The work is loaded when the command runs.
 */
export function registerEval(program: Command, io: CliIo): void {
  program
    .command('eval')
    .summary('evaluate an expression')
    .description('Evaluates an expression or a template with @{}, or checks a file of conformance vectors.')
    .argument('[expression]', 'an expression, with or without a leading @, or a template with @{}')
    .option(
      '--context <file>',
      'JSON file with what the expression can see (parameters, variables, actions, ...)',
    )
    .option('--vectors <file>', 'JSON file of expression or parse vectors to check instead')
    .option('--json', 'print the value (or the error) as JSON')
    .addHelpText(
      'after',
      "\nExamples:\n  flowbench eval \"concat('a', 'b')\"\n  flowbench eval \"Hello @{variables('name')}\" --context context.json",
    )
    .action(async (expression: string | undefined, options: EvalOptions) => {
      if (options.vectors !== undefined) {
        const { checkVectors } = await import('../eval-vectors.ts')
        io.setExitCode(await checkVectors(options.vectors, io))
      } else if (expression === undefined) {
        io.stderr.write('error: give an expression, or --vectors FILE\n')
        io.setExitCode(2)
      } else {
        const { evaluateText } = await import('../eval-expression.ts')
        io.setExitCode(await evaluateText(expression, options, io))
      }
    })
}
