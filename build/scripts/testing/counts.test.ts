import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkoutRoot } from '../checkout-root.ts'
import { type Counts, countsLine, countsOfRun, oneTest, sumCounts } from './counts.ts'
import { playwrightCounts, playwrightFailures, vitestCounts, vitestFailures } from './read-report.ts'

const counts = (passed: number, failed: number, skipped: number): Counts => ({ passed, failed, skipped })

test('the line CI reads', () => {
  const sum = sumCounts([oneTest(true), oneTest(false), counts(10, 0, 2), counts(1, 3, 0)])
  expect(countsLine(sum)).toBe('12 passed, 4 failed, 2 skipped')
})

describe('countsOfRun', () => {
  test.each<[string, Counts | null, number, Counts]>([
    ['a good run counts as it says', counts(5, 0, 1), 0, counts(5, 0, 1)],
    ['failures are those counted', counts(5, 2, 1), 1, counts(5, 2, 1)],
    ['a bad end without a failed test is one failure', counts(5, 0, 1), 1, counts(5, 1, 1)],
    ['no report is one failure', null, 0, counts(0, 1, 0)],
    ['nothing ran is one failure', counts(0, 0, 0), 0, counts(0, 1, 0)],
    ['everything skipped is a run', counts(0, 0, 4), 0, counts(0, 0, 4)],
  ])('%s', (_, reported, exitCode, expected) => {
    expect(countsOfRun(reported, exitCode)).toEqual(expected)
  })
})

test('a Vitest report', () => {
  const report = {
    numTotalTests: 7,
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
  }
  expect(vitestCounts(report)).toEqual(counts(3, 1, 3))
})

test('a Playwright report: what passed only on a second try has failed', () => {
  expect(playwrightCounts({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } })).toEqual(
    counts(4, 2, 2),
  )
})

test('the failures of a Vitest report: tests, and files that could not be run', () => {
  const failed = (fullName: string, message: string) => ({
    fullName,
    status: 'failed',
    failureMessages: [message],
  })
  const report = {
    testResults: [
      { name: join(checkoutRoot, 'a.test.ts'), status: 'passed', assertionResults: [] },
      {
        name: join(checkoutRoot, 'main/b.test.ts'),
        status: 'failed',
        assertionResults: [failed('b does', 'AssertionError: expected 1\n  at b'), { status: 'passed' }],
      },
      {
        name: join(checkoutRoot, 'c.test.ts'),
        status: 'failed',
        message: 'no such module',
        assertionResults: [],
      },
    ],
  }
  expect(vitestFailures(report)).toEqual([
    `${join('main', 'b.test.ts')} › b does: AssertionError: expected 1`,
    'c.test.ts: no such module',
  ])
})

test('the failures of a Playwright report: what passed only on a second try is one', () => {
  const spec = (title: string, status: string, ...messages: (string | undefined)[]) => ({
    title,
    file: 'a.spec.ts',
    tests: [{ status, results: messages.map((message) => (message ? { error: { message } } : {})) }],
  })
  const report = {
    errors: [{ message: 'no tests found' }],
    suites: [
      {
        specs: [spec('good', 'expected', undefined)],
        suites: [
          {
            specs: [
              spec('bad', 'unexpected', '\u001b[31mError: gone\u001b[39m\nat'),
              spec('late', 'flaky', 'slow', undefined),
            ],
          },
        ],
      },
    ],
  }
  expect(playwrightFailures(report)).toEqual([
    'Playwright: no tests found',
    'a.spec.ts › bad: Error: gone',
    'a.spec.ts › late: slow',
  ])
})

test.each([null, 'text', {}, { stats: null }, { stats: { expected: '4' } }])('%o is no report', (value) => {
  expect([vitestCounts(value), playwrightCounts(value)]).toEqual([null, null])
  expect([vitestFailures(value), playwrightFailures(value)]).toEqual([[], []])
})
