/**
 * `npm test`: lint, types, build, unit, conformance and end-to-end tests, each with a heading and a result; a failing
 * step does not stop the next. Every failure is named once more at the end, where a log cut short still has it. The last line is `N passed, N failed, N skipped` over all of them.
 * `npm test -- unit [FILE ...]` runs the named steps only; what is no step's name goes to their test runners.
 */
import { countsLine, notRun, type Outcome, sumCounts } from './testing/counts.ts'
import { prepareTestMachine } from './testing/test-machine.ts'
import { type StepName, stepNames, testSteps } from './testing/test-steps.ts'

const words = process.argv.slice(2)
const isStepName = (word: string): word is StepName => stepNames.some((name) => name === word)
const named = words.filter(isStepName)
const args = words.filter((word) => !isStepName(word))
const chosen = named.length > 0 ? stepNames.filter((name) => named.includes(name)) : stepNames
if (args.length > 0 && named.length === 0) {
  console.error(`test: name the step for "${args.join(' ')}": ${stepNames.join(', ')}`)
  process.exit(2)
}

// First, because unit tests too use what the end-to-end tests need of the system, where it is there.
if (chosen.includes('e2e')) await prepareTestMachine()

const results: (Outcome & { heading: string; seconds: number })[] = []
for (const name of chosen) {
  const { heading, run } = testSteps[name]
  console.log(`\n== ${heading} ==`)
  const started = performance.now()
  const outcome = await run(args).catch((error: unknown) => {
    console.error(error)
    return notRun(`not run: ${error instanceof Error ? error.message : String(error)}`)
  })
  results.push({ ...outcome, heading, seconds: (performance.now() - started) / 1000 })
  console.log(`== ${heading}: ${countsLine(outcome.counts)} ==`)
}

const total = sumCounts(results.map((result) => result.counts))
console.log('')
for (const { heading, counts, failures, seconds } of results) {
  console.log(
    `${counts.failed > 0 ? 'FAILED' : 'ok    '}  ${heading}: ${countsLine(counts)} (${seconds.toFixed(1)} s)`,
  )
  for (const failure of failures) console.log(`          ${failure}`)
}
console.log(countsLine(total))
process.exitCode = total.failed > 0 ? 1 : 0
