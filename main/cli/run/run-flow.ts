import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { BugError, FileError } from '../../../shared/errors/index.ts'
import { printJson } from '../../../shared/json/index.ts'
import { asId, foldEvent, foldEvents, type RunState, startRunState } from '../../../shared/run/index.ts'
import { valueAtPath } from '../../../shared/wdl/index.ts'
import type { EngineHost, RunEventBatch, StartRunRequest } from '../../services/engine-host.ts'
import type { FlowToRun } from './flow-to-run.ts'
import { parameterTexts } from './parameter-values.ts'
import type { RunProgress } from './progress.ts'
import type { RunOptions } from './run-options.ts'
import type { LoadContent } from './run-report.ts'

/** A run that is over, with the means to read its payloads until the host is closed. */
export interface FinishedRun {
  readonly state: RunState
  readonly load: LoadContent
}

/**
 * Starts the flow on an engine host, shows its progress and waits for its end. `cancel` is called back with the way
 * to cancel as soon as there is a run.
 * @throws what `EngineHost.start` throws
 */
export async function runFlow(
  host: EngineHost,
  flow: FlowToRun,
  options: RunOptions,
  progress: RunProgress,
  onStarted: (cancel: () => Promise<void>) => void,
): Promise<FinishedRun> {
  const watch = watchFirstRun(progress)
  const unsubscribe = host.subscribe(watch.take)
  let final: RunState | undefined
  try {
    const { runId } = await host.start(startRequest(flow, options))
    onStarted(() => host.cancel(runId))
    await host.whenDone(runId)
    final = foldEvents(await host.events({ runId }))
  } finally {
    unsubscribe()
    progress.finish(final ?? watch.state())
  }
  if (final === undefined) throw new BugError('bug', 'The run left no events in the journal.')
  return {
    state: final,
    load: async (content) => {
      if (content.kind === 'inline') return content.json
      return content.kind === 'stored' ? host.content(content.hash) : undefined
    },
  }
}

/** Folds the batches of the first run that starts; child runs and others go by. */
function watchFirstRun(progress: RunProgress): {
  take(batch: RunEventBatch): void
  state(): RunState | undefined
} {
  let state: RunState | undefined
  return {
    state: () => state,
    take: ({ runId, events }) => {
      for (const sequenced of events) {
        if (state === undefined && sequenced.event.type === 'run-started') {
          state = startRunState(sequenced.event, sequenced.seq)
        } else if (state?.runId === runId) foldEvent(state, sequenced)
      }
      if (state?.runId === runId) progress.update(state, events)
    },
  }
}

function startRequest(flow: FlowToRun, options: RunOptions): StartRunRequest {
  const { document } = flow
  const definition = valueAtPath(document.value(), document.definitionPath ?? [])
  if (definition === undefined) throw new BugError('bug', 'The definition is not where it was found.')
  const { trigger, triggerBody, mockScript, fixedNow, time } = options
  return {
    flow: {
      flowId: asId.flow(basename(flow.file).replace(/\.json$/i, '')),
      displayName: flow.displayName,
    },
    definition: printJson(definition),
    connectionReferences: printJson(document.flow.connectionReferences),
    profile: flow.profile,
    origin: 'manual',
    parameters: parameterTexts(flow, options.parameters),
    mocks: options.mocks,
    ...(flow.environmentFolder === undefined ? {} : { environmentFolder: flow.environmentFolder }),
    ...(trigger === undefined ? {} : { trigger }),
    ...(triggerBody === undefined ? {} : { triggerBody }),
    ...(mockScript === undefined ? {} : { mockScript }),
    ...(fixedNow === undefined ? {} : { fixedNow }),
    ...(time === undefined ? {} : { time }),
  }
}

/** Makes the engine: its journal in `folder`, or in memory. `notify` is told what a person should know. */
export type OpenHost = (folder: string | undefined, notify: (message: string) => void) => Promise<EngineHost>

/**
 * The engine in this process.
 * @throws FileError `file.unwritable` when the folder cannot be made
 */
export const openEngineHost: OpenHost = async (folder, notify) => {
  const { createLocalEngineHost } = await import('../../services/local-engine-host.ts')
  if (folder === undefined) return createLocalEngineHost({ databasePath: ':memory:', notify })
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw new FileError(
      'file.unwritable',
      `The data folder “${folder}” cannot be made: ${(error as Error).message}`,
      {
        hint: 'Choose another folder with --data, or leave it out to keep nothing.',
        cause: error,
      },
    )
  }
  return createLocalEngineHost({ databasePath: join(folder, 'flowbench.db'), notify })
}
