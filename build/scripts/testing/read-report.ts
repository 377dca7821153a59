import { readFileSync } from 'node:fs'
import type { Counts } from './counts.ts'

/** Counts of a report by Vitest's `json` reporter; null when it is not one. */
export function vitestCounts(report: unknown): Counts | null {
  const passed = numberAt(report, 'numPassedTests')
  const failed = numberAt(report, 'numFailedTests')
  const pending = numberAt(report, 'numPendingTests')
  const todo = numberAt(report, 'numTodoTests')
  if (passed === null || failed === null || pending === null || todo === null) return null
  return { passed, failed, skipped: pending + todo }
}

/** Counts of a report by Playwright's `json` reporter; a test that passed only when tried again counts as failed. */
export function playwrightCounts(report: unknown): Counts | null {
  const stats = valueAt(report, 'stats')
  const expected = numberAt(stats, 'expected')
  const unexpected = numberAt(stats, 'unexpected')
  const flaky = numberAt(stats, 'flaky')
  const skipped = numberAt(stats, 'skipped')
  if (expected === null || unexpected === null || flaky === null || skipped === null) return null
  return { passed: expected, failed: unexpected + flaky, skipped }
}

/** Reads a report file; null when it is not there or not JSON. */
export function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch {
    return null
  }
}

function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function numberAt(value: unknown, key: string): number | null {
  const found = valueAt(value, key)
  return typeof found === 'number' ? found : null
}
