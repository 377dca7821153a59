import type { Command } from 'commander'
import type { CliIo } from '../cli-io.ts'

/** `flowbench validate FILE...`: everything that is wrong with some flow files. Exit code 1 if any has an error. */
export function registerValidate(program: Command, io: CliIo): void {
  program
    .command('validate')
    .summary('check flow files and say what is wrong, with places')
    .description(
      'Checks flow files of any shape (solution, package definition, Logic Apps, ARM template) and prints every problem with file, line and column.',
    )
    .argument('<files...>', 'flow files')
    .option('--json', 'print the result as JSON')
    .action(async (files: readonly string[], options: { readonly json?: boolean }) => {
      const { validateFile } = await import('../validate/validate-file.ts')
      const results = []
      for (const file of files) results.push(await validateFile(file, io.cwd))
      if (options.json === true) {
        io.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
      } else {
        const { showValidated } = await import('../validate/show-validated.ts')
        showValidated(results, io)
      }
      io.setExitCode(results.every((result) => result.ok) ? 0 : 1)
    })
}
