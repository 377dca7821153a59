import { RequestError } from '../../../shared/errors/index.ts'
import { printJson } from '../../../shared/json/index.ts'
import { isFinal, type RunSummary, tagText } from '../../../shared/run/index.ts'
import { directFlowFiles } from '../../services/direct-flow-files.ts'
import { FlowRenames } from '../../services/flow-renames.ts'
import type { LocalEngine } from '../../services/local-engine-host.ts'
import { RunService } from '../../services/run-service.ts'
import { memorySettingsStore } from '../../storage/settings-store.ts'
import type { CliIo } from '../cli-io.ts'
import { formatDuration } from '../terminal/duration.ts'
import { glyphsFor, statusGlyph } from '../terminal/glyphs.ts'
import { styleFor } from '../terminal/style.ts'
import { oneLine } from '../terminal/text-width.ts'
import { requireTag, summaryReport } from './list-command.ts'
import { findRun, type RawRunsOptions, withHistory } from './run-history.ts'

/** `flowbench runs cancel RUN`. Exit code 0 when the run is cancelled, 2 when it was over. */
export async function cancelCommand(asked: string, raw: RawRunsOptions, io: CliIo): Promise<void> {
  await withHistory(raw, io, async (engine) => {
    const run = await findRun(engine, asked)
    if (isFinal(run.status)) {
      throw new RequestError('run.is-over', `The run is over already: ${run.status}.`)
    }
    await engine.cancel(run.runId)
    tell([await engine.whenDone(run.runId)], raw, io)
    io.setExitCode(0)
  })
}

export interface RawTagOptions extends RawRunsOptions {
  readonly add?: readonly string[]
  readonly remove?: readonly string[]
}

/** `flowbench runs tag RUN`. Exit code 0. */
export async function tagCommand(asked: string, raw: RawTagOptions, io: CliIo): Promise<void> {
  await withHistory(raw, io, async (engine) => {
    const change = { add: (raw.add ?? []).map(requireTag), remove: (raw.remove ?? []).map(requireTag) }
    const run = await engine.tagRun((await findRun(engine, asked)).runId, change)
    if (raw.json === true) io.stdout.write(`${printJson(summaryReport(run), { indent: 2 })}\n`)
    else for (const tag of run.tags ?? []) io.stdout.write(`${oneLine(tagText(tag))}\n`)
    io.setExitCode(0)
  })
}

/** `flowbench runs resubmit RUN...`. Exit code 1 when one of the new runs did not succeed. */
export async function resubmitCommand(
  asked: readonly string[],
  raw: RawRunsOptions,
  io: CliIo,
): Promise<void> {
  await withHistory(raw, io, async (engine) => {
    const runs: RunSummary[] = []
    for (const id of asked) runs.push(await findRun(engine, id))
    const service = serviceOf(engine)
    const done: RunSummary[] = []
    for (const { runId } of runs) {
      const { runId: again } = await service.resubmit(runId)
      done.push(await engine.whenDone(again))
    }
    tell(done, raw, io)
    io.setExitCode(done.every(({ status }) => status === 'Succeeded') ? 0 : 1)
  })
}

/** Runs of a data folder stand alone: their flows run as they were then. */
function serviceOf(engine: LocalEngine): RunService {
  return new RunService({
    engine,
    files: directFlowFiles,
    renames: new FlowRenames(memorySettingsStore()),
    currentText: async () => undefined,
  })
}

function tell(runs: readonly RunSummary[], raw: RawRunsOptions, io: CliIo): void {
  if (raw.json === true) {
    io.stdout.write(`${printJson(runs.map(summaryReport), { indent: 2 })}\n`)
    return
  }
  const style = styleFor(io.stdout, io.env)
  const glyphs = glyphsFor(io.env)
  for (const run of runs) {
    const took = formatDuration((run.endTime ?? run.startTime) - run.startTime)
    const why = run.error === undefined ? '' : `: ${run.error.message}`
    io.stdout.write(
      `${statusGlyph(run.status, glyphs, style)} ${run.runId}  ${run.flowName}: ${run.status} in ${took}${why}\n`,
    )
  }
}
