import { textOfSentence } from '../../../shared/errors/say.ts'
import type { WdlValue } from '../../../shared/expressions/value.ts'
import type { MutationReport } from '../../../shared/flow-tests/index.ts'
import {
  coverageKinds,
  type FlowCoverage,
  shareOf,
  type TestResult,
} from '../../../shared/flow-tests/index.ts'
import { parseJson } from '../../../shared/json/index.ts'
import type { FlowTestReport } from '../../services/flow-test-runner.ts'

/** What `flowbench test --json` prints; docs/cli.md describes it, and its keys never go away. */
export function makeTestReport(report: FlowTestReport, mutations?: MutationReport): WdlValue {
  return {
    ok: report.counts.failed === 0 && report.counts.errors === 0,
    counts: { ...report.counts },
    durationMs: Math.round(report.durationMs),
    results: report.results.map(resultReport),
    coverage: report.coverage.length === 0 ? null : coverageReport(report.coverage),
    mutations: mutations === undefined ? null : mutationReport(mutations),
  }
}

/** Coverage as it stands in `--json` and in the file of `--coverage-json`. */
export function coverageReport(coverage: readonly FlowCoverage[]): WdlValue {
  return coverage.map(({ flow, flowName, runs, items }) => ({
    flow,
    flowName,
    runs,
    total: { ...shareOf(items) },
    kinds: Object.fromEntries(coverageKinds.map((kind) => [kind, { ...shareOf(items, kind) }])),
    items: items.map((item) => ({
      id: item.id,
      kind: item.kind,
      action: item.action,
      label: item.label,
      path: [...item.path],
      ...(item.range === undefined ? {} : { range: { ...item.range } }),
      hits: item.hits,
    })),
  }))
}

function resultReport(result: TestResult): WdlValue {
  return {
    file: result.file,
    name: result.name,
    flow: result.flow,
    flowName: result.flowName,
    outcome: result.outcome,
    durationMs: Math.round(result.durationMs * 10) / 10,
    runStatus: result.runStatus ?? null,
    runError: result.runError === undefined ? null : { ...result.runError },
    failures: result.failures.map(({ place, subject, message, expected, actual, differences, action }) => ({
      action: action ?? null,
      subject: textOfSentence(subject),
      message,
      path: [...place.path],
      line: place.line,
      column: place.column,
      expected: expected === undefined ? null : parseJson(expected),
      actual: actual === undefined ? null : parseJson(actual),
      differences: differences.map((difference) => ({
        path: [...difference.path],
        kind: difference.kind,
        message: difference.message,
      })),
    })),
    problems: result.problems.map(({ code, message, hint, place }) => ({
      code,
      message,
      hint: hint ?? null,
      ...(place === undefined ? {} : { path: [...place.path], line: place.line, column: place.column }),
    })),
  }
}

function mutationReport({ counts, survivors }: MutationReport): WdlValue {
  return {
    counts: { ...counts },
    survivors: survivors.map(({ flow, kind, action, description, path, line, column }) => ({
      flow,
      kind,
      action,
      description: textOfSentence(description),
      path: [...path],
      line,
      column,
    })),
  }
}
