import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { checkoutRoot } from '../checkout-root.ts'
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

/** A line for each failed test, and each file that could not be run, of a report by Vitest's `json` reporter. */
export function vitestFailures(report: unknown): readonly string[] {
  return arrayAt(report, 'testResults').flatMap((file) => {
    if (valueAt(file, 'status') !== 'failed') return []
    const path = relative(checkoutRoot, textAt(file, 'name'))
    const failed = arrayAt(file, 'assertionResults').filter((test) => valueAt(test, 'status') === 'failed')
    if (failed.length === 0) return [failureLine(path, textAt(file, 'message'))]
    return failed.map((test) => {
      const [message] = arrayAt(test, 'failureMessages')
      return failureLine(`${path} › ${textAt(test, 'fullName')}`, typeof message === 'string' ? message : '')
    })
  })
}

/** A line for each test that failed, if only at first, of a report by Playwright's `json` reporter. */
export function playwrightFailures(report: unknown): readonly string[] {
  const outside = arrayAt(report, 'errors').map((error) =>
    failureLine('Playwright', textAt(error, 'message')),
  )
  return [...outside, ...arrayAt(report, 'suites').flatMap(failuresOfSuite)]
}

function failuresOfSuite(suite: unknown): readonly string[] {
  const own = arrayAt(suite, 'specs').flatMap((spec) =>
    arrayAt(spec, 'tests')
      .filter((test) => ['unexpected', 'flaky'].includes(textAt(test, 'status')))
      .map((test) => {
        const errors = arrayAt(test, 'results').map((result) => textAt(valueAt(result, 'error'), 'message'))
        return failureLine(`${textAt(spec, 'file')} › ${textAt(spec, 'title')}`, errors.find(Boolean) ?? '')
      }),
  )
  return [...own, ...arrayAt(suite, 'suites').flatMap(failuresOfSuite)]
}

function failureLine(place: string, message: string): string {
  const [reason] = stripVTControlCharacters(message).trim().split('\n')
  return reason ? `${place}: ${reason.slice(0, 300)}` : place
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

function arrayAt(value: unknown, key: string): readonly unknown[] {
  const found = valueAt(value, key)
  return Array.isArray(found) ? found : []
}

function textAt(value: unknown, key: string): string {
  const found = valueAt(value, key)
  return typeof found === 'string' ? found : ''
}

function numberAt(value: unknown, key: string): number | null {
  const found = valueAt(value, key)
  return typeof found === 'number' ? found : null
}
