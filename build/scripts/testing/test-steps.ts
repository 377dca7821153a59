import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { type BundleName, bundleNames } from '../../bundle/bundle-list.ts'
import { buildGallery } from '../../gallery/build-gallery.ts'
import { buildBundle } from '../build-bundle.ts'
import { checkoutRoot } from '../checkout-root.ts'
import { type Check, runChecks } from './check.ts'
import { countsOfRun, notRun, type Outcome } from './counts.ts'
import { lintChecks } from './lint-checks.ts'
import {
  playwrightCounts,
  playwrightFailures,
  readReport,
  vitestCounts,
  vitestFailures,
} from './read-report.ts'
import { runTool, toolCommand } from './run-tool.ts'
import { prepareTestMachine } from './test-machine.ts'
import { typeChecks } from './type-checks.ts'

/** The steps of `npm test` by the word that names them alone, in order. */
export const stepNames = ['lint', 'types', 'build', 'unit', 'conformance', 'e2e'] as const
export type StepName = (typeof stepNames)[number]

/** Together well below the 90 minutes a CI run may take. */
const timeoutMs = { unit: 20 * 60_000, conformance: 30 * 60_000, e2e: 30 * 60_000 } as const

/** One step: a heading for people and what it does. `args` are handed to the step's test runner. */
export interface TestStep {
  readonly heading: string
  readonly run: (args: readonly string[]) => Promise<Outcome>
}

/** What each step does. A step never throws for a failing test; it counts. */
export const testSteps: Readonly<Record<StepName, TestStep>> = {
  lint: { heading: 'Lint', run: () => runChecks(lintChecks) },
  types: { heading: 'Types', run: () => runChecks(typeChecks) },
  build: { heading: 'Build', run: () => runChecks(buildChecks()) },
  unit: { heading: 'Unit tests', run: (args) => runVitest('unit', args) },
  conformance: { heading: 'Conformance tests', run: (args) => runVitest('conformance', args) },
  e2e: { heading: 'End-to-end tests', run: runPlaywright },
}

function buildCheck(name: BundleName): Check {
  return {
    name: `bundle ${name}`,
    run: async () => {
      try {
        const outcome = await buildBundle(checkoutRoot, name)
        return outcome.kind === 'missing' ? `    missing: ${outcome.entries.join(', ')}` : null
      } catch (error) {
        return stripVTControlCharacters(error instanceof Error ? error.message : String(error))
      }
    },
  }
}

/** Everything that is built: the bundles and the gallery. */
function buildChecks(): readonly Check[] {
  return [...bundleNames.map(buildCheck), galleryCheck]
}

const galleryCheck: Check = {
  name: 'gallery',
  run: async () => {
    const outcome = await buildGallery(checkoutRoot)
    return outcome.kind === 'missing' ? `    missing: ${outcome.entries.join(', ')}` : null
  },
}

/** A path for a report, with nothing of an earlier run at it. */
function freshReport(name: string): string {
  const file = join(checkoutRoot, 'test-results', `${name}.json`)
  mkdirSync(dirname(file), { recursive: true })
  rmSync(file, { force: true })
  return file
}

async function runVitest(project: 'unit' | 'conformance', args: readonly string[]): Promise<Outcome> {
  const report = freshReport(project)
  const options = [
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const command = toolCommand('vitest', ['run', ...options, ...args])
  const env = {
    // A build before has made this process one of production, in which React has no `act`.
    NODE_ENV: 'test',
    // Vitest takes CI for a terminal with colours.
    ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
  }
  const { exitCode } = await runTool(command, { timeoutMs: timeoutMs[project], env })
  const found = readReport(report)
  return { counts: countsOfRun(vitestCounts(found), exitCode), failures: vitestFailures(found) }
}

async function runPlaywright(args: readonly string[]): Promise<Outcome> {
  const builds = await runChecks(buildChecks())
  if (builds.counts.failed > 0) return notRun('not run: there is no app to drive')
  const electron = await prepareTestMachine()
  if (!electron) return notRun('not run: the machine is not ready, see above')

  const report = freshReport('e2e')
  const playwright = toolCommand('@playwright/test', ['test', ...args], 'playwright')
  const command = [
    process.execPath,
    join(checkoutRoot, 'build/scripts/with-display.ts'),
    '--',
    ...playwright,
  ] as const
  const { exitCode } = await runTool(command, {
    timeoutMs: timeoutMs.e2e,
    env: { FLOWBENCH_ELECTRON: electron, FLOWBENCH_E2E_REPORT: report },
  })
  const found = readReport(report)
  return { counts: countsOfRun(playwrightCounts(found), exitCode), failures: playwrightFailures(found) }
}
