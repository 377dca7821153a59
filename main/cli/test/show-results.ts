import {
  type CoverageKind,
  coverageKinds,
  type FlowCoverage,
  pathText,
  shareOf,
  type TestCounts,
  type TestFailure,
  type TestResult,
} from '../../../shared/flow-tests/index.ts'
import { parseJson, printJson } from '../../../shared/json/index.ts'
import type { FlowTestReport } from '../../services/flow-test-runner.ts'
import { formatDuration } from '../terminal/duration.ts'
import type { Glyphs } from '../terminal/glyphs.ts'
import type { Style } from '../terminal/style.ts'

/** What results are drawn with. */
export interface ResultLook {
  readonly style: Style
  readonly glyphs: Glyphs
}

/** Most differences of one expectation that are printed. */
const maxDifferences = 8
/** Longest value that is printed whole, in lines. */
const maxLines = 12

/** All results as a tree by flow, with the differences of those that failed. */
export function showResults(results: readonly TestResult[], look: ResultLook): string {
  const lines: string[] = []
  let flow: string | undefined
  for (const result of results) {
    if (result.flow !== flow) {
      if (flow !== undefined) lines.push('')
      flow = result.flow
      lines.push(`${look.style.bold(result.flowName)}  ${look.style.dim(result.flow)}`)
    }
    lines.push(...showResult(result, look))
  }
  return `${lines.join('\n')}\n`
}

/** One result with what went wrong. */
export function showResult(result: TestResult, { style, glyphs }: ResultLook): readonly string[] {
  const time = style.dim(formatDuration(result.durationMs))
  switch (result.outcome) {
    case 'passed':
      return [`  ${style.green(glyphs.done)} ${result.name}  ${time}`]
    case 'skipped': {
      const why = result.problems[0]?.message ?? ''
      return [`  ${style.dim(`${glyphs.skipped} ${result.name}  skipped${why === '' ? '' : `: ${why}`}`)}`]
    }
    case 'failed':
      return [
        `  ${style.red(`${glyphs.failed} ${result.name}`)}  ${time}`,
        ...result.failures.flatMap((failure) => showFailure(failure, result.file, style)),
      ]
    case 'error':
      return [
        `  ${style.red(`${glyphs.failed} ${result.name}`)}  ${style.dim('could not be run')}`,
        ...result.problems.flatMap(({ message, hint, place }) => [
          `      ${message}${place === undefined ? '' : style.dim(`  ${result.file}:${place.line}:${place.column}`)}`,
          ...(hint === undefined ? [] : [style.dim(`      ${hint}`)]),
        ]),
      ]
  }
}

function showFailure(failure: TestFailure, file: string, style: Style): readonly string[] {
  const { line, column } = failure.place
  const lines = [`      ${failure.message}`, style.dim(`        ${file}:${line}:${column}`)]
  const { differences } = failure
  const isPlain = differences.length <= 1
  if (isPlain && failure.expected !== undefined && failure.actual !== undefined) {
    lines.push(
      ...valueLines(failure.expected, '-', style.green),
      ...valueLines(failure.actual, '+', style.red),
    )
  }
  if (!isPlain) {
    for (const { path, message } of differences.slice(0, maxDifferences)) {
      const place = path.length === 0 ? '' : `${pathText(path)}: `
      lines.push(style.red(`        ${place}${message}`))
    }
    const more = differences.length - maxDifferences
    if (more > 0) lines.push(style.dim(`        and ${more} more`))
  }
  return lines
}

function valueLines(json: string, sign: string, paint: (text: string) => string): readonly string[] {
  const lines = printJson(parseJson(json), { indent: 2 }).split('\n')
  const shown = lines.slice(0, maxLines).map((line) => paint(`        ${sign} ${line}`))
  return lines.length > maxLines
    ? [...shown, paint(`        ${sign} ... ${lines.length - maxLines} more lines`)]
    : shown
}

/** `3 passed, 1 failed in 0.4 s`. */
export function showCounts(counts: TestCounts, durationMs: number, { style }: ResultLook): string {
  const parts = [
    counts.passed > 0 || counts.total === 0 ? style.green(`${counts.passed} passed`) : '',
    counts.failed > 0 ? style.red(`${counts.failed} failed`) : '',
    counts.errors > 0 ? style.red(`${counts.errors} could not be run`) : '',
    counts.skipped > 0 ? style.yellow(`${counts.skipped} skipped`) : '',
  ].filter((part) => part !== '')
  return `${parts.join(', ')} in ${formatDuration(durationMs)}\n`
}

/** Words for the kinds of coverage, in reports. */
export const kindTitles: Readonly<Record<CoverageKind, string>> = {
  action: 'actions',
  branch: 'branches',
  case: 'cases',
  edge: 'run-after edges',
  term: 'terms of conditions',
  loop: 'turns of loops',
}

/** Coverage by flow, with what was not reached. */
export function showCoverage(coverage: FlowTestReport['coverage'], { style }: ResultLook): string {
  return coverage.map((flow) => showFlowCoverage(flow, style)).join('')
}

function showFlowCoverage(flow: FlowCoverage, style: Style): string {
  const total = shareOf(flow.items)
  const lines = [
    '',
    `${style.bold(flow.flowName)}  ${style.dim('coverage')} ${paintPercent(total.percent, style)}`,
  ]
  for (const kind of coverageKinds) {
    const share = shareOf(flow.items, kind)
    if (share.total === 0) continue
    const percent = paintPercent(share.percent, style)
    lines.push(
      `  ${kindTitles[kind].padEnd(20)} ${percent}  ${style.dim(`${share.covered} of ${share.total}`)}`,
    )
    for (const { label } of flow.items.filter((item) => item.kind === kind && item.hits === 0).slice(0, 10)) {
      lines.push(style.dim(`    not reached: ${label}`))
    }
  }
  return `${lines.join('\n')}\n`
}

function paintPercent(percent: number, style: Style): string {
  const text = `${percent.toFixed(1)} %`.padStart(7)
  if (percent >= 90) return style.green(text)
  return percent >= 60 ? style.yellow(text) : style.red(text)
}
