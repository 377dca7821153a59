import type { Command } from 'commander'

interface EvalOptions {
  readonly context?: string
  readonly vectors?: string
  readonly json?: boolean
}

/**
 * `flowbench eval`: evaluates one expression or template, or a file of conformance vectors. Exit codes: 0 ok,
 * 1 the expression or a vector failed, 2 usage or unreadable input. The work is loaded when the command runs.
 */
export function registerEval(program: Command): void {
  program
    .command('eval')
    .description('evaluate an expression, or a file of conformance vectors')
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
        process.exitCode = await checkVectors(options.vectors, (line) => console.log(line))
        return
      }
      if (expression === undefined) {
        console.error('error: give an expression, or --vectors FILE')
        process.exitCode = 2
        return
      }
      const { evaluateText } = await import('../eval-expression.ts')
      const outcome = await evaluateText(expression, options)
      if (outcome.output !== '') console.log(outcome.output)
      if (outcome.problem !== '') console.error(outcome.problem)
      process.exitCode = outcome.exitCode
    })
}
