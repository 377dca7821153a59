import { textOfSentence } from '../../../shared/errors/say.ts'
import type { MutationReport } from '../../../shared/flow-tests/index.ts'
import type { ResultLook } from './show-results.ts'

/** What the tests noticed of small mistakes, with the places of those they did not. */
export function showMutations({ counts, survivors }: MutationReport, { style, glyphs }: ResultLook): string {
  const noticed = counts.total - counts.invalid
  const lines = ['', style.bold('Mistakes made on purpose')]
  lines.push(
    `  ${counts.killed} of ${noticed} were noticed${counts.invalid === 0 ? '' : style.dim(`; ${counts.invalid} more kept the flow from running`)}`,
  )
  for (const { description, flow, line, column } of survivors) {
    lines.push(`  ${style.red(glyphs.failed)} no test noticed: ${textOfSentence(description)}`)
    lines.push(style.dim(`      ${flow}:${line}:${column}`))
  }
  return `${lines.join('\n')}\n`
}
