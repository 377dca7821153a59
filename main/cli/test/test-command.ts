import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { FileError } from '../../../shared/errors/index.ts'
import type { MutationReport } from '../../../shared/flow-tests/index.ts'
import { printJson } from '../../../shared/json/index.ts'
import { type FlowTestGroup, findFlowTests } from '../../services/flow-test-files.ts'
import { mutateFlows, soundGroups } from '../../services/flow-test-mutate.ts'
import { type FlowTestReport, runFlowTests } from '../../services/flow-test-runner.ts'
import type { CliIo, ExitCode } from '../cli-io.ts'
import { reportError } from '../report-error.ts'
import { notStartedReport } from '../run/not-started-report.ts'
import { glyphsFor } from '../terminal/glyphs.ts'
import { styleFor } from '../terminal/style.ts'
import { withRunsOfHistory } from './history-coverage.ts'
import { junitXml } from './junit.ts'
import { showMutations } from './show-mutations.ts'
import { type ResultLook, showCounts, showCoverage, showResults } from './show-results.ts'
import { testHtml } from './test-html.ts'
import { coverageReport, makeTestReport } from './test-report.ts'
import { watchTests } from './watch-tests.ts'

/** What commander gives for `flowbench test`. */
export interface RawTestOptions {
  readonly watch?: boolean
  readonly coverage?: boolean
  readonly coverageJson?: string
  readonly runs?: string
  readonly html?: string
  readonly junit?: string
  readonly mutate?: boolean
  readonly filter?: string
  readonly json?: boolean
  readonly verbose?: boolean
}

/**
 * `flowbench test`. Sets exit code 0 when all tests passed, 1 when one failed or a mistake went unnoticed, 2 when one
 * could not be run. Resolves after Ctrl+C where it watches.
 */
export async function testCommand(paths: readonly string[], raw: RawTestOptions, io: CliIo): Promise<void> {
  try {
    const groups = await chosenTests(paths, raw, io)
    const code = await runOnce(groups, raw, io)
    if (raw.watch === true) await keepWatching(paths, groups, raw, io)
    else io.setExitCode(code)
  } catch (error) {
    if (raw.json === true) io.stdout.write(`${printJson(notStartedReport(error), { indent: 2 })}\n`)
    reportError(error, io, { verbose: raw.verbose === true })
    io.setExitCode(2)
  }
}

async function chosenTests(
  paths: readonly string[],
  raw: RawTestOptions,
  io: CliIo,
): Promise<readonly FlowTestGroup[]> {
  const groups = await findFlowTests(paths, io.cwd)
  const wanted = raw.filter?.toLowerCase()
  if (wanted === undefined) return groups
  return groups
    .map((group) => ({
      ...group,
      tests: group.tests.filter(({ file }) => file.toLowerCase().includes(wanted)),
    }))
    .filter(({ tests }) => tests.length > 0)
}

async function runOnce(groups: readonly FlowTestGroup[], raw: RawTestOptions, io: CliIo): Promise<ExitCode> {
  const wantsCoverage =
    raw.runs !== undefined ||
    raw.coverage === true ||
    raw.coverageJson !== undefined ||
    raw.html !== undefined
  const progress = progressOf(io, raw)
  const tested = await runFlowTests(groups, {
    coverage: wantsCoverage,
    onEvent: (event) => {
      if (event.type === 'started') progress.total(event.total)
      if (event.type === 'test-finished') progress.step()
    },
  })
  progress.clear()
  const report =
    raw.runs === undefined
      ? tested
      : { ...tested, coverage: await withRunsOfHistory(tested.coverage, groups, raw.runs, io.cwd) }
  const mutations = raw.mutate === true ? await mutate(groups, report, io) : undefined
  if (raw.json === true) io.stdout.write(`${printJson(makeTestReport(report, mutations), { indent: 2 })}\n`)
  else show(report, mutations, raw, io)
  await writeReports(report, raw, io)
  if (report.counts.errors > 0) return 2
  return report.counts.failed > 0 || (mutations?.counts.survived ?? 0) > 0 ? 1 : 0
}

function show(
  report: FlowTestReport,
  mutations: MutationReport | undefined,
  raw: RawTestOptions,
  io: CliIo,
): void {
  const look = lookOf(io)
  io.stdout.write(showResults(report.results, look))
  if (raw.coverage === true || raw.runs !== undefined) io.stdout.write(showCoverage(report.coverage, look))
  if (mutations !== undefined) io.stdout.write(showMutations(mutations, look))
  io.stdout.write(`\n${showCounts(report.counts, report.durationMs, look)}`)
}

function lookOf(io: CliIo): ResultLook {
  return { style: styleFor(io.stdout, io.env), glyphs: glyphsFor(io.env) }
}

async function mutate(
  groups: readonly FlowTestGroup[],
  report: FlowTestReport,
  io: CliIo,
): Promise<MutationReport> {
  const sound = soundGroups(groups, report.results)
  if (sound.length < groups.length) {
    io.stderr.write('note: mistakes are made only in flows whose tests all pass.\n')
  }
  return mutateFlows(sound, {
    onProgress: (done, total) => {
      if (io.stderr.isTTY)
        io.stderr.write(`\r${done} of ${total} mistakes tried${done === total ? '\n' : ''}`)
    },
  })
}

async function writeReports(report: FlowTestReport, raw: RawTestOptions, io: CliIo): Promise<void> {
  const write = async (name: string | undefined, text: () => string) => {
    if (name === undefined) return
    const path = resolve(io.cwd, name)
    try {
      await writeFile(path, text())
    } catch (error) {
      throw new FileError(
        'file.unwritable',
        `The report “${path}” cannot be written: ${(error as Error).message}`,
        {
          cause: error,
        },
      )
    }
  }
  await write(raw.junit, () => junitXml(report.results, report.durationMs))
  await write(raw.coverageJson, () => `${printJson(coverageReport(report.coverage), { indent: 2 })}\n`)
  await write(raw.html, () => testHtml(report))
}

async function keepWatching(
  paths: readonly string[],
  first: readonly FlowTestGroup[],
  raw: RawTestOptions,
  io: CliIo,
): Promise<void> {
  let groups = first
  let work: Promise<unknown> = Promise.resolve()
  const again = async (flowPaths: ReadonlySet<string>) => {
    groups = await chosenTests(paths, raw, io).catch(() => [])
    watch.follow(groups.length > 0 ? groups : first)
    const touched = groups.filter(({ flowPath }) => flowPaths.has(flowPath))
    if (touched.length === 0) return
    io.stdout.write('\n')
    await runOnce(touched, raw, io)
    io.stderr.write('Watching; Ctrl+C ends.\n')
  }
  const watch = watchTests((flowPaths) => {
    work = work
      .then(() => again(flowPaths))
      .catch((error) => reportError(error, io, { verbose: raw.verbose === true }))
  })
  watch.follow(groups)
  io.stderr.write('Watching; Ctrl+C ends.\n')
  await new Promise<void>((end) => {
    const stop = io.onInterrupt(() => {
      stop()
      end()
    })
  })
  watch.close()
  await work
  io.setExitCode(0)
}

interface Progress {
  total(count: number): void
  step(): void
  clear(): void
}

/** A count on a terminal; nothing elsewhere. */
function progressOf(io: CliIo, raw: RawTestOptions): Progress {
  if (!io.stderr.isTTY || raw.json === true || io.env.TERM === 'dumb') {
    return { total: () => undefined, step: () => undefined, clear: () => undefined }
  }
  let all = 0
  let done = 0
  return {
    total: (count) => {
      all = count
    },
    step: () => {
      done += 1
      io.stderr.write(`\r${done} of ${all} tests`)
    },
    clear: () => io.stderr.write('\r\u001b[K'),
  }
}
