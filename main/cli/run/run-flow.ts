import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { BugError, FileError } from '../../../shared/errors/index.ts'
import {
  asId,
  foldEvent,
  foldEvents,
  type RunId,
  type RunState,
  startRunState,
} from '../../../shared/run/index.ts'
import { findChildFlows } from '../../services/child-flow-search.ts'
import type { RunEventBatch, StartRunRequest } from '../../services/engine-host.ts'
import type { LocalEngine } from '../../services/local-engine-host.ts'
import type { LocalEngineOptions } from '../../services/local-engine-options.ts'
import { makeRunId } from '../../services/run-id.ts'
import { makeFolders } from '../../storage/make-folders.ts'
import { type FlowToRun, stemOf } from './flow-to-run.ts'
import { parameterTexts } from './parameter-values.ts'
import type { RunProgress } from './progress.ts'
import { listenForRun } from './run-listener.ts'
import type { RunOptions } from './run-options.ts'
import type { LoadContent } from './run-report.ts'

/** A run that is over, with the means to read its payloads until the host is closed. */
export interface FinishedRun {
  readonly state: RunState
  /** Runs of the further items of a body that the trigger splits, in their order. */
  readonly others: readonly RunState[]
  readonly load: LoadContent
}

/**
 * Starts the flow on an engine host, shows the progress of the first run and waits for the end of all. `onStarted` is
 * called back with the way to cancel as soon as there are runs; `tell` is told what a person should know.
 * @throws what `EngineHost.startEach` throws
 */
export async function runFlow(
  host: LocalEngine,
  flow: FlowToRun,
  options: RunOptions,
  progress: RunProgress,
  onStarted: (cancel: () => Promise<void>) => void,
  tell: (message: string) => void,
): Promise<FinishedRun> {
  const wanted = makeRunId(Date.now(), randomUUID())
  const request = await startRequest(flow, options, wanted)
  const watch = watchRun(wanted, progress)
  const unsubscribe = host.subscribe(watch.take)
  const finals: RunState[] = []
  const stopListening = await listenForRun(host, request, tell)
  try {
    const runs = await host.startEach(request)
    onStarted(async () => {
      await Promise.all(runs.map(({ runId }) => host.cancel(runId)))
    })
    const count = runs.length
    if (count > 1) tell(`the body holds ${count} items, so there are ${count} runs; the first is followed.`)
    for (const { runId } of runs) {
      await host.whenDone(runId)
      const state = foldEvents(await host.events({ runId }))
      if (state !== undefined) finals.push(state)
    }
  } finally {
    unsubscribe()
    await stopListening()
    progress.finish(finals[0] ?? watch.state())
  }
  const [state, ...others] = finals
  if (state === undefined) throw new BugError('bug', 'The run left no events in the journal.')
  return {
    state,
    others,
    load: async (content) => {
      if (content.kind === 'inline') return content.json
      return content.kind === 'stored' ? host.content(content.hash) : undefined
    },
  }
}

/** Folds the batches of a run; child runs and others go by. */
function watchRun(
  wanted: RunId,
  progress: RunProgress,
): {
  take(batch: RunEventBatch): void
  state(): RunState | undefined
} {
  let state: RunState | undefined
  return {
    state: () => state,
    take: ({ runId, events }) => {
      if (runId !== wanted) return
      for (const sequenced of events) {
        if (state === undefined && sequenced.event.type === 'run-started') {
          state = startRunState(sequenced.event, sequenced.seq)
        } else if (state !== undefined) foldEvent(state, sequenced)
      }
      if (state !== undefined) progress.update(state, events)
    },
  }
}

async function startRequest(flow: FlowToRun, options: RunOptions, runId: RunId): Promise<StartRunRequest> {
  const { connectionReferences, definition } = flow.parts
  const { childFlows } =
    options.mocks === 'none' || options.sandboxes
      ? await findChildFlows(flow.path, flow.document, flow.parts)
      : noChildFlows
  const { trigger, triggerBody, mockScript, fixedNow, time } = options
  return {
    flow: {
      flowId: asId.flow(stemOf(flow.path)),
      displayName: flow.displayName,
      ...(flow.environmentId === undefined ? {} : { environmentId: flow.environmentId }),
    },
    runId,
    definition,
    ...(Object.keys(childFlows).length === 0 ? {} : { childFlows }),
    ...(connectionReferences === undefined ? {} : { connectionReferences }),
    profile: flow.profile,
    limits: flow.parts.limits,
    origin: 'manual',
    parameters: parameterTexts(flow, options.parameters),
    mocks: options.mocks,
    ...(options.sandboxes ? { sandboxes: true } : {}),
    ...(flow.environmentFolder === undefined ? {} : { environmentFolder: flow.environmentFolder }),
    ...(trigger === undefined ? {} : { trigger }),
    ...(triggerBody === undefined ? {} : { triggerBody }),
    ...(mockScript === undefined ? {} : { mockScript }),
    ...(fixedNow === undefined ? {} : { fixedNow }),
    ...(time === undefined ? {} : { time }),
  }
}

/** Calls of flows are answered by mocks. */
const noChildFlows = { childFlows: {} }

/** Makes the engine: its journal in `folder`, or in memory. `notify` is told what a person should know. */
export type OpenHost = (
  folder: string | undefined,
  notify: (message: string) => void,
  ports?: OutwardPorts,
) => Promise<LocalEngine>

/** Ways out that are not the machine's own. */
export type OutwardPorts = Pick<
  LocalEngineOptions,
  'http' | 'connectors' | 'connections' | 'tap' | 'sandboxes'
>

/**
 * The engine in this process.
 * @throws FileError `file.unwritable` when the folder cannot be made
 */
export const openEngineHost: OpenHost = async (folder, notify, ports = {}) => {
  const { createLocalEngineHost } = await import('../../services/local-engine-host.ts')
  if (folder === undefined) return createLocalEngineHost({ databasePath: ':memory:', notify, ...ports })
  try {
    makeFolders(folder)
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
  return createLocalEngineHost({ databasePath: join(folder, 'flowbench.db'), notify, ...ports })
}
