import type { CliIo } from '../cli-io.ts'
import { glyphsFor } from '../terminal/glyphs.ts'
import { type Style, styleFor } from '../terminal/style.ts'
import type { CheckedConnector, ReportedConnectorProblem } from './check-connectors.ts'

/** Prints checked connectors for a person: a line each, its problems below with their places, a summary at the end. */
export function showCheckedConnectors(
  connectors: readonly CheckedConnector[],
  io: Pick<CliIo, 'stdout' | 'env'>,
  options: { readonly verbose: boolean },
): void {
  const style = styleFor(io.stdout, io.env)
  const glyphs = glyphsFor(io.env)
  const width = Math.min(40, Math.max(0, ...connectors.map(({ id }) => id.length)))
  const lines = connectors.flatMap((connector) => {
    const { id, ok, operations, triggers, auth } = connector
    const mark = ok ? style.green(glyphs.done) : style.red(glyphs.failed)
    const counts = `${countOf(operations, 'operation')}, ${countOf(triggers, 'trigger')}`
    return [
      `${mark} ${id.padEnd(width)}  ${counts}  ${style.dim(auth.join(', '))}`.trimEnd(),
      ...connector.problems
        .filter(({ severity }) => options.verbose || severity !== 'info')
        .flatMap((problem) => problemLines(problem, style)),
    ]
  })
  io.stdout.write(`${[...lines, summary(connectors, style)].join('\n')}\n`)
}

function problemLines(problem: ReportedConnectorProblem, style: Style): readonly string[] {
  const place = style.bold(`${problem.file}:${problem.line}:${problem.column}`)
  const line = `    ${place} ${severityWord(problem, style)} ${problem.message} ${style.dim(problem.code)}`
  return problem.hint === undefined ? [line] : [line, style.dim(`        ${problem.hint}`)]
}

function severityWord({ severity }: ReportedConnectorProblem, style: Style): string {
  if (severity === 'error') return style.red('error')
  return severity === 'warning' ? style.yellow('warning') : style.cyan('info')
}

function summary(connectors: readonly CheckedConnector[], style: Style): string {
  const total = (count: (connector: CheckedConnector) => number): number =>
    connectors.reduce((sum, connector) => sum + count(connector), 0)
  const broken = total(({ ok }) => (ok ? 0 : 1))
  const warnings = total(({ problems }) => problems.filter(({ severity }) => severity === 'warning').length)
  const line = [
    countOf(connectors.length, 'connector'),
    countOf(
      total(({ operations }) => operations),
      'operation',
    ),
    countOf(
      total(({ triggers }) => triggers),
      'trigger',
    ),
    `${broken} broken`,
    countOf(warnings, 'warning'),
  ].join(', ')
  return broken === 0 ? style.green(line) : style.red(line)
}

function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
