import { useEffect, useMemo, useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import {
  type ContentHash,
  foldEvents,
  isFinal,
  type RunId,
  type RunState,
  type RunSummary,
  type SequencedEvent,
} from '../../shared/run/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import type { FlowRef } from '../document/documents.ts'
import { maxPreviewBytes, type RunValues, storedContents } from './run-values.ts'

/** Runs of a flow that can be looked at, newest first. */
export interface FlowRuns {
  readonly runs: readonly RunSummary[]
  readonly isLoading: boolean
  readonly error?: FlowErrorData
}

/** Most runs offered to look at. */
const maxRuns = 20

/** The latest runs of a flow, asked for once and again when `isWanted` begins. */
export function useRunsOfFlow({ environmentId, flowId }: FlowRef, isWanted: boolean): FlowRuns {
  const [answer, setAnswer] = useState<FlowRuns>({ runs: [], isLoading: true })
  useEffect(() => {
    if (!isWanted) return
    let isCurrent = true
    bridge.runs.list({ environmentId, flowId, limit: maxRuns }).then(
      (runs) => isCurrent && setAnswer({ runs, isLoading: false }),
      (thrown) => isCurrent && setAnswer({ runs: [], isLoading: false, error: toErrorData(thrown) }),
    )
    return () => {
      isCurrent = false
    }
  }, [environmentId, flowId, isWanted])
  return answer
}

/** A run's values, as far as they have come. */
export interface RunValuesState {
  readonly values: RunValues | undefined
  readonly isLoading: boolean
  readonly error?: FlowErrorData
  /** Bytes of payloads that were too large to be read. */
  readonly skippedBytes: number
}

const noContents: ReadonlyMap<ContentHash, string> = new Map()

/** A run with its payloads, to try expressions on. Undefined: none. */
export function useRunValues(runId: RunId | undefined): RunValuesState {
  const { state, isLoading, error } = useRecordedRun(runId)
  const wanted = useMemo(
    () =>
      state === undefined ? [] : [...storedContents(state)].filter(([, bytes]) => bytes <= maxPreviewBytes),
    [state],
  )
  const skippedBytes = useMemo(() => {
    let bytes = 0
    for (const size of state === undefined ? [] : storedContents(state).values()) {
      if (size > maxPreviewBytes) bytes += size
    }
    return bytes
  }, [state])
  const [contents, setContents] = useState(noContents)
  const missing = wanted.filter(([hash]) => !contents.has(hash)).map(([hash]) => hash)
  const missingKey = missing.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the hashes
  useEffect(() => {
    if (missingKey === '') return
    let isCurrent = true
    const read = missing.map(async (hash) => [hash, await bridge.runs.content({ hash })] as const)
    void Promise.allSettled(read).then((results) => {
      if (!isCurrent) return
      // What cannot be read counts as read: its steps have no value here.
      const found = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
      setContents(
        (before) => new Map([...before, ...missing.map((hash) => [hash, 'null'] as const), ...found]),
      )
    })
    return () => {
      isCurrent = false
    }
  }, [missingKey])
  const values = useMemo(
    () => (state === undefined ? undefined : { runState: state, contents }),
    [state, contents],
  )
  return {
    values,
    isLoading: isLoading || missing.length > 0,
    skippedBytes,
    ...(error === undefined ? {} : { error }),
  }
}

interface RecordedRun {
  readonly state: RunState | undefined
  readonly isLoading: boolean
  readonly error?: FlowErrorData
}

const noRun: RecordedRun = { state: undefined, isLoading: false }

/** Events asked for at a time, and the most that are read for a preview. */
const pageSize = 5000
const maxEvents = 100_000

/**
 * A run as its journal has it now, read again when it ends. Not followed event by event: fields need not change while a
 * run goes on, and main sends live events of one run only.
 */
function useRecordedRun(runId: RunId | undefined): RecordedRun {
  const [run, setRun] = useState<RecordedRun & { readonly runId?: RunId }>(noRun)
  useEffect(() => {
    if (runId === undefined) return
    let isCurrent = true
    const load = () =>
      readRun(runId).then(
        (state) => isCurrent && setRun({ runId, state, isLoading: false }),
        (thrown) =>
          isCurrent && setRun({ runId, state: undefined, isLoading: false, error: toErrorData(thrown) }),
      )
    void load()
    const stop = bridge.on('runs:summaryChanged', (summaries) => {
      if (summaries.some((summary) => summary.runId === runId && isFinal(summary.status))) void load()
    })
    return () => {
      isCurrent = false
      stop()
    }
  }, [runId])
  if (runId === undefined) return noRun
  return run.runId === runId ? run : { state: undefined, isLoading: true }
}

async function readRun(runId: RunId): Promise<RunState | undefined> {
  const events: SequencedEvent[] = []
  for (;;) {
    const after = events.at(-1)?.seq ?? 0
    const page = await bridge.runs.events({ runId, after, limit: pageSize })
    events.push(...page)
    if (page.length < pageSize || events.length >= maxEvents) return foldEvents(events)
  }
}
