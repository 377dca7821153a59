import type { WdlObject } from '../../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../../shared/json/index.ts'
import type { RunState } from '../../../shared/run/index.ts'
import type { CliIo } from '../cli-io.ts'
import { lateConnections } from '../connections/cli-connections.ts'
import { noteWriting } from '../note-writing.ts'
import { reportError } from '../report-error.ts'
import { glyphsFor } from '../terminal/glyphs.ts'
import { styleFor } from '../terminal/style.ts'
import { type FlowToRun, readFlowToRun } from './flow-to-run.ts'
import { resumeFoundRuns } from './found-runs.ts'
import { watchInterruption } from './interruption.ts'
import { InvalidFlowError } from './invalid-flow-error.ts'
import { notStartedReport } from './not-started-report.ts'
import { type RunProgress, silentProgress } from './progress.ts'
import { createProgressLog } from './progress-log.ts'
import { createProgressTree, systemProgressClock } from './progress-tree.ts'
import { type OpenHost, type OutwardPorts, openEngineHost, runFlow } from './run-flow.ts'
import { type RawRunOptions, type RunOptions, readRunOptions } from './run-options.ts'
import { makeRunReports } from './run-report.ts'
import { showOtherItems } from './show-other-items.ts'
import { showProblems } from './show-problems.ts'
import { showResult } from './show-result.ts'
import { openTraffic } from './traffic.ts'

/**
 * `flowbench run FILE`. Sets exit code 0 when the run succeeded, 1 when it did not, 2 when there was none. Progress
 * and errors go to standard error, the result (or, with `--json`, one JSON object) to standard output.
 * @param openHost makes the engine; tests hand in their own
 */
export async function runCommand(
  path: string,
  raw: RawRunOptions,
  processIo: CliIo,
  openHost: OpenHost = openEngineHost,
): Promise<void> {
  const { hasWritten, io } = noteWriting(processIo)
  try {
    const options = await readRunOptions(raw, io)
    const flow = await readFlowToRun(path, options.flow, io)
    tellNotices(flow, options, io)
    const succeeded = await runAndShow(flow, options, io, openHost)
    io.setExitCode(succeeded ? 0 : 1)
  } catch (error) {
    // What goes wrong after the report is no part of it.
    if (raw.json === true && !hasWritten())
      io.stdout.write(`${printJson(notStartedReport(error), { indent: 2 })}\n`)
    if (error instanceof InvalidFlowError) {
      io.stderr.write(showProblems(error, { style: styleFor(io.stderr, io.env), columns: io.stderr.columns }))
    } else {
      reportError(error, io, { verbose: raw.verbose === true })
    }
    io.setExitCode(2)
  }
}

async function runAndShow(
  flow: FlowToRun,
  options: RunOptions,
  io: CliIo,
  openHost: OpenHost,
): Promise<boolean> {
  const progress = chooseProgress(flow, options, io)
  const interruption = watchInterruption(io, () => progress.finish(undefined))
  const tell = (message: string) => io.stderr.write(`note: ${message}\n`)
  const connections =
    flow.environmentFolder === undefined ? undefined : lateConnections(flow.environmentFolder, io)
  const traffic = await openTraffic(options)
  const host = await openHost(options.dataFolder, tell, {
    ...traffic.ports,
    ...(connections === undefined ? {} : { connections: connections.port }),
    ...(await sandboxesOf(options)),
  })
  try {
    const found = await resumeFoundRuns(host, tell)
    const { load, others, state } = await runFlow(host, flow, options, progress, interruption.onRun, tell)
    const all = [state, ...others]
    if (options.sandboxes && options.mocks === 'auto') tellMocked(all, io)
    if (options.json) {
      io.stdout.write(`${printJson(await makeRunReports(flow, all, load), { indent: 2 })}\n`)
    } else {
      const look = {
        style: styleFor(io.stdout, io.env),
        glyphs: glyphsFor(io.env),
        columns: io.stdout.columns,
        verbose: options.verbose,
      }
      if (io.stderr.isTTY) io.stderr.write('\n')
      io.stdout.write(await showResult(flow, state, load, look))
      io.stdout.write(await showOtherItems(flow, others, load, look))
    }
    await found.settle()
    await traffic.finish(io)
    return traffic.isSound() && all.every(({ status }) => status === 'Succeeded')
  } finally {
    interruption.end()
    await host.close()
    await traffic.close()
    await connections?.close()
  }
}

/** Kept with the history where that is kept; else they begin anew with each run. */
async function sandboxesOf({ dataFolder, fixedNow, sandboxes }: RunOptions): Promise<OutwardPorts> {
  if (!sandboxes) return {}
  if (dataFolder !== undefined) {
    const { openSandboxes, sandboxesPathOf } = await import('../../services/open-sandboxes.ts')
    return { sandboxes: openSandboxes(sandboxesPathOf(dataFolder)) }
  }
  const { memorySandboxes } = await import('../../services/memory-sandboxes.ts')
  return { sandboxes: memorySandboxes({ nowMs: () => fixedNow ?? Date.now() }) }
}

/** Which calls of an offline run no sandbox answered. */
function tellMocked(states: readonly RunState[], io: CliIo): void {
  const mocked = new Set(
    states
      .flatMap(({ actions }) => [...actions.values()])
      .filter(({ answeredBy }) => answeredBy === 'mock')
      .map(({ name }) => name),
  )
  if (mocked.size === 0) return
  const names = [...mocked].map((name) => `'${name}'`).join(', ')
  io.stderr.write(`note: no sandbox answers ${names}; answered with samples, as with --mocks auto.\n`)
}

function chooseProgress(flow: FlowToRun, options: RunOptions, io: CliIo): RunProgress {
  if (io.stderr.isTTY && io.env.TERM !== 'dumb') {
    return createProgressTree({
      sink: io.stderr,
      style: styleFor(io.stderr, io.env),
      glyphs: glyphsFor(io.env),
      graph: flow.graph,
      clock: systemProgressClock,
    })
  }
  return options.json ? silentProgress : createProgressLog(io.stderr)
}

function tellNotices(flow: FlowToRun, options: RunOptions, io: CliIo): void {
  const notices = [...options.notices, ...flow.parts.notes]
  if (flow.choices !== undefined) {
    const [first, ...others] = flow.choices
    notices.push(
      `${flow.file} holds ${flow.choices.length} flows; running “${first}”. --flow chooses: ${others.join(', ')}.`,
    )
  }
  notices.push(...strayMocks(flow, options))
  if (flow.warnings.length > 0) {
    const count = flow.warnings.length === 1 ? '1 warning' : `${flow.warnings.length} warnings`
    notices.push(
      `${count}: \`flowbench validate ${flow.file}\` shows ${flow.warnings.length === 1 ? 'it' : 'them'}.`,
    )
  }
  for (const notice of notices) io.stderr.write(`note: ${notice}\n`)
}

/** Answers of the mock script that no action can take: their names are misspelt, or of another flow. */
function strayMocks({ graph }: FlowToRun, { mockScript }: RunOptions): readonly string[] {
  if (mockScript === undefined) return []
  return Object.keys(parseJson(mockScript) as WdlObject)
    .filter((name) => !name.startsWith('$') && name !== '*' && graph.action(name) === undefined)
    .map((name) => `the mock script answers '${name}', and the flow has no such action.`)
}
