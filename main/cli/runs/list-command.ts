import { RequestError } from '../../../shared/errors/index.ts'
import type { WdlValue } from '../../../shared/expressions/value.ts'
import { expectedStatuses } from '../../../shared/flow-tests/index.ts'
import { printJson } from '../../../shared/json/index.ts'
import { type RunSummary, readTag, type Status, type TagQuery, tagText } from '../../../shared/run/index.ts'
import { foldName } from '../../../shared/wdl/lookup.ts'
import type { CliIo } from '../cli-io.ts'
import { formatDuration, formatTime } from '../terminal/duration.ts'
import { glyphsFor, statusGlyph } from '../terminal/glyphs.ts'
import { styleFor } from '../terminal/style.ts'
import { oneLine } from '../terminal/text-width.ts'
import { type RawRunsOptions, withHistory } from './run-history.ts'

export interface RawListOptions extends RawRunsOptions {
  readonly flow?: string
  readonly status?: readonly string[]
  readonly tag?: readonly string[]
  readonly limit?: string
}

const defaultLimit = 20
const maxLimit = 10_000

/** `flowbench runs list`. Exit code 0, also when there are none. */
export async function listCommand(raw: RawListOptions, io: CliIo): Promise<void> {
  await withHistory(raw, io, async (engine) => {
    const limit = readLimit(raw.limit)
    const statuses = (raw.status ?? []).map(readStatus)
    const tags = (raw.tag ?? []).map(requireTag)
    const found = await engine.listRuns({
      limit: raw.flow === undefined ? limit : maxLimit,
      ...(statuses.length === 0 ? {} : { statuses }),
      ...(tags.length === 0 ? {} : { tags }),
    })
    const wanted = raw.flow === undefined ? undefined : foldName(raw.flow)
    const runs = found
      .filter(
        ({ flowId, flowName }) =>
          wanted === undefined || foldName(flowId) === wanted || foldName(flowName) === wanted,
      )
      .slice(0, limit)
    io.stdout.write(
      raw.json === true ? `${printJson(runs.map(summaryReport), { indent: 2 })}\n` : showRuns(runs, io),
    )
    io.setExitCode(0)
  })
}

/** A run as the commands print it with `--json`; docs/cli.md describes it, and its keys never go away. */
export function summaryReport(run: RunSummary): WdlValue {
  return {
    runId: run.runId,
    flow: run.flowId,
    flowName: run.flowName,
    status: run.status,
    origin: run.origin,
    trigger: run.trigger,
    startTime: formatTime(run.startTime),
    endTime: run.endTime === undefined ? null : formatTime(run.endTime),
    error: run.error === undefined ? null : { code: run.error.code, message: run.error.message },
    tags: (run.tags ?? []).map(({ name, value, source }) => ({ name, value, source })),
  }
}

function showRuns(runs: readonly RunSummary[], io: CliIo): string {
  if (runs.length === 0) return 'There are no such runs.\n'
  const style = styleFor(io.stdout, io.env)
  const glyphs = glyphsFor(io.env)
  const lines = runs.map((run) => {
    const took = run.endTime === undefined ? '' : formatDuration(run.endTime - run.startTime)
    const why =
      run.error === undefined ? (run.suspendedBecause ?? '') : `${run.error.code}: ${run.error.message}`
    const time = formatTime(run.startTime).slice(0, 19).replace('T', ' ')
    return [
      statusGlyph(run.status, glyphs, style),
      style.dim(run.runId),
      time,
      run.status.padEnd(9),
      style.bold(oneLine(run.flowName)),
      style.dim(took),
      style.cyan((run.tags ?? []).map((tag) => oneLine(tagText(tag))).join('  ')),
      style.red(oneLine(why)),
    ]
      .filter((part) => part !== '')
      .join('  ')
  })
  return `${lines.join('\n')}\n`
}

/** A tag as it is written on the command line. Throws RequestError `cli.invalid-tag`. */
export function requireTag(text: string): TagQuery {
  const tag = readTag(text)
  if (tag !== undefined) return tag
  throw new RequestError('cli.invalid-tag', `“${text}” is no tag.`, {
    hint: 'Write a name, or a name with its value: orderId=4711.',
  })
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return defaultLimit
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= 1 && limit <= maxLimit) return limit
  throw new RequestError('cli.invalid-limit', `“${text}” is no number of runs.`, {
    hint: `Write a number from 1 to ${maxLimit}.`,
  })
}

const statuses: readonly Status[] = [...expectedStatuses, 'Running', 'Waiting', 'Suspended', 'Paused']

function readStatus(text: string): Status {
  const status = statuses.find((known) => foldName(known) === foldName(text))
  if (status !== undefined) return status
  throw new RequestError('cli.invalid-status', `“${text}” is no status.`, {
    hint: `Statuses are ${statuses.join(', ')}.`,
  })
}
