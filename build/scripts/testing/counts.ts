/** How many tests passed, failed and were skipped. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** What a step of the test run came to. */
export interface Outcome {
  readonly counts: Counts
  /** A line for each failure: which test, and the first line of why. */
  readonly failures: readonly string[]
}

/** The outcome of a step that could not run. */
export function notRun(reason: string): Outcome {
  return { counts: oneTest(false), failures: [reason] }
}

/** A check that is one test: it holds or it does not. */
export function oneTest(holds: boolean): Counts {
  return { passed: holds ? 1 : 0, failed: holds ? 0 : 1, skipped: 0 }
}

/** The sum of several. */
export function sumCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, counts) => ({
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** The line everything is summed up in; CI reads it. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/**
 * A test runner's own counts, put right by how it ended: a run that ended badly, left no report or ran nothing has
 * failed at least once, whatever it counted.
 */
export function countsOfRun(reported: Counts | null, exitCode: number): Counts {
  if (!reported) return oneTest(false)
  const ranNothing = reported.passed + reported.failed + reported.skipped === 0
  const isSilentFailure = reported.failed === 0 && (exitCode !== 0 || ranNothing)
  return isSilentFailure ? { ...reported, failed: 1 } : reported
}
