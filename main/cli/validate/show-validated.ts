import type { CliIo } from '../cli-io.ts'
import { type Style, styleFor } from '../terminal/style.ts'
import type { ReportedProblem, ValidatedFile } from './validate-file.ts'

/** Prints problems for a person: `file:line:column severity message`, hints dimmed, and a summary line at the end. */
export function showValidated(files: readonly ValidatedFile[], io: Pick<CliIo, 'stdout' | 'env'>): void {
  const style = styleFor(io.stdout, io.env)
  const lines: string[] = []
  for (const { file, problems } of files) {
    for (const problem of problems) {
      const place = style.bold(`${file}:${problem.line}:${problem.column}`)
      lines.push(`${place} ${severityWord(problem, style)} ${problem.message} ${style.dim(problem.code)}`)
      if (problem.hint !== undefined) lines.push(style.dim(`    ${problem.hint}`))
    }
  }
  lines.push(summary(files, style))
  io.stdout.write(`${lines.join('\n')}\n`)
}

function severityWord({ severity }: ReportedProblem, style: Style): string {
  if (severity === 'error') return style.red('error')
  return severity === 'warning' ? style.yellow('warning') : style.cyan('info')
}

function summary(files: readonly ValidatedFile[], style: Style): string {
  const count = (severity: string): number =>
    files.reduce((sum, file) => sum + file.problems.filter((one) => one.severity === severity).length, 0)
  const errors = count('error')
  const parts = [
    countOf(files.length, 'file'),
    countOf(
      files.reduce((sum, file) => sum + file.actions, 0),
      'action',
    ),
    countOf(errors, 'error'),
    countOf(count('warning'), 'warning'),
  ]
  const line = parts.join(', ')
  return errors === 0 ? style.green(line) : style.red(line)
}

function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
