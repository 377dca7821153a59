import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FileError, RequestError } from '../../../shared/errors/index.ts'
import { printJson } from '../../../shared/json/index.ts'
import { detectProfile } from '../../../shared/profiles/detect-profile.ts'
import { foldEvents, type RunState, type RunSummary, type SequencedEvent } from '../../../shared/run/index.ts'
import { buildGraph, openFlowDocument } from '../../../shared/wdl/index.ts'
import type { LocalEngine } from '../../services/local-engine-host.ts'
import { runParts } from '../../services/run-parts.ts'
import { nothingBeside } from '../../storage/beside-flow.ts'
import type { CliIo } from '../cli-io.ts'
import { reportError } from '../report-error.ts'
import type { FlowToRun } from '../run/flow-to-run.ts'
import { notStartedReport } from '../run/not-started-report.ts'
import type { LoadContent } from '../run/run-report.ts'

/** Options that every command about runs has. */
export interface RawRunsOptions {
  readonly data: string
  readonly json?: boolean
  readonly verbose?: boolean
}

/** Most runs that are looked through for the beginning of an id. */
const maxSearched = 10_000

/**
 * Opens the history of a data folder for some work and closes it again. What goes wrong is told, with exit code 2.
 * Nothing that is unfinished there goes on.
 */
export async function withHistory(
  raw: RawRunsOptions,
  io: CliIo,
  work: (engine: LocalEngine) => Promise<void>,
): Promise<void> {
  try {
    const path = join(resolve(io.cwd, raw.data), 'flowbench.db')
    if (!existsSync(path)) {
      throw new FileError('file.not-found', `There is no run history in “${raw.data}”.`, {
        hint: 'It is made by flowbench run --data DIR and flowbench serve --data DIR.',
      })
    }
    const { createLocalEngineHost } = await import('../../services/local-engine-host.ts')
    const engine = createLocalEngineHost({
      databasePath: path,
      notify: (message) => io.stderr.write(`note: ${message}\n`),
    })
    try {
      await work(engine)
    } finally {
      await engine.close()
    }
  } catch (error) {
    if (raw.json === true) io.stdout.write(`${printJson(notStartedReport(error), { indent: 2 })}\n`)
    reportError(error, io, { verbose: raw.verbose === true })
    io.setExitCode(2)
  }
}

/** The run that is meant by an id, the beginning of one, or `last`. Throws RequestError `run.not-found`, `cli.ambiguous-run`. */
export async function findRun(engine: LocalEngine, asked: string): Promise<RunSummary> {
  const runs = await engine.listRuns({ limit: asked === 'last' ? 1 : maxSearched })
  const [newest] = runs
  if (asked === 'last' && newest !== undefined) return newest
  const exact = runs.find(({ runId }) => runId === asked)
  if (exact !== undefined) return exact
  const [first, second] = runs.filter(({ runId }) => runId.startsWith(asked))
  if (first === undefined)
    throw new RequestError('run.not-found', `There is no run “${asked}” in the history.`)
  if (second !== undefined) {
    throw new RequestError('cli.ambiguous-run', `Several runs begin with “${asked}”.`, {
      hint: 'Give more of the id.',
    })
  }
  return first
}

/** A run of the history with the flow as it was then. */
export interface HistoryRun {
  readonly flow: FlowToRun
  readonly state: RunState
  readonly events: readonly SequencedEvent[]
  readonly load: LoadContent
}

/** Reads a run with its flow. Throws RequestError `run.not-found`. */
export async function readHistoryRun(engine: LocalEngine, { runId }: RunSummary): Promise<HistoryRun> {
  const events = await engine.events({ runId })
  const state = foldEvents(events)
  const started = events[0]?.event
  if (state === undefined || started?.type !== 'run-started') {
    throw new RequestError('run.not-found', 'The run has left no events.')
  }
  const document = openFlowDocument(await engine.content(started.definition))
  const parts = runParts(document, nothingBeside)
  const { definition } = document
  if (parts === undefined || definition === undefined) {
    throw new RequestError('run.not-found', 'The definition of the run cannot be read any more.')
  }
  return {
    flow: {
      file: 'definition of the run',
      displayName: state.flow.displayName,
      document,
      definition,
      path: '',
      parts,
      graph: buildGraph(definition),
      profile: started.profile ?? detectProfile(document),
      warnings: [],
    },
    state,
    events,
    load: async (content) => {
      if (content.kind === 'inline') return content.json
      return content.kind === 'stored' ? engine.content(content.hash) : undefined
    },
  }
}
