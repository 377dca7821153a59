import type { Style } from '../terminal/style.ts'
import type { InvalidFlowError } from './invalid-flow-error.ts'
import { showRange } from './show-source.ts'

/** Problems shown in full; the rest are counted. */
const maxShown = 20

/** The problems of a flow that does not compile, each with its place, its line and what to do about it. */
export function showProblems(
  error: InvalidFlowError,
  options: { readonly style: Style; readonly columns: number },
): string {
  const { style, columns } = options
  const lines: string[] = []
  for (const problem of error.problems.slice(0, maxShown)) {
    const place = style.cyan(`${error.file}:${problem.line}:${problem.column}`)
    lines.push(`${place} ${style.red('error')} ${problem.message}`)
    lines.push(showRange(error.text, problem.range, { columns, indent: 4, style }))
    if (problem.hint !== undefined) lines.push(style.dim(`  Hint: ${problem.hint}`))
    lines.push('')
  }
  const rest = error.problems.length - maxShown
  if (rest > 0) lines.push(`${rest} more problems; \`flowbench validate ${error.file}\` shows all.`, '')
  const count = error.problems.length === 1 ? '1 problem' : `${error.problems.length} problems`
  lines.push(
    error.problems.length === 0 ? error.message : `${style.red('✖')} ${error.file} cannot run: ${count}.`,
  )
  return `${lines.join('\n')}\n`
}
