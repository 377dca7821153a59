import { type Outcome, oneTest, sumCounts } from './counts.ts'

/** A check that holds or has complaints; counted as one test. */
export interface Check {
  readonly name: string
  /** Nothing when it holds, else what to show. */
  readonly run: () => Promise<string | null>
}

/** Runs checks one after the other, prints a line for each and the complaints of those that fail. */
export async function runChecks(checks: readonly Check[]): Promise<Outcome> {
  const results: { name: string; holds: boolean }[] = []
  for (const check of checks) {
    const started = performance.now()
    const complaints = await check.run()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`  ${complaints === null ? 'ok' : 'FAILED'}  ${check.name} (${seconds} s)`)
    if (complaints !== null) console.log(complaints.trimEnd())
    results.push({ name: check.name, holds: complaints === null })
  }
  return {
    counts: sumCounts(results.map(({ holds }) => oneTest(holds))),
    failures: results.filter(({ holds }) => !holds).map(({ name }) => name),
  }
}
