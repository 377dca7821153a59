import { create } from 'zustand'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import {
  foldEvent,
  isFinal,
  type RunId,
  type RunState,
  type SequencedEvent,
  startRunState,
} from '../../shared/run/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'

/** A run that a page follows. */
export interface FollowedRun {
  /** The fold of the events so far. A new object whenever something happened; what it holds is shared. */
  readonly state?: RunState
  /** Journaled events are still being read. */
  readonly isLoading: boolean
  readonly error?: FlowErrorData
}

interface FollowedRunsState {
  readonly runs: Readonly<Record<RunId, FollowedRun>>
}

/** The runs that are on the screen, folded from their events as they happen. */
export const useFollowedRuns = create<FollowedRunsState>(() => ({ runs: {} }))

/** Events asked for at a time. */
const pageSize = 5000

const followers = new Map<RunId, number>()
/** Runs that want live events, the last one first served: main sends those of one run at a time. */
const watched: RunId[] = []
const working = new Map<
  RunId,
  { state: RunState | undefined; isCatchingUp: boolean; isPublishing: boolean; shownAt: number }
>()
let stopListening: (() => void) | undefined

/**
 * Follows a run until the undoing is called: reads its journal, then folds in what happens. Several may follow the
 * same run.
 */
export function followRun(runId: RunId): () => void {
  followers.set(runId, (followers.get(runId) ?? 0) + 1)
  stopListening ??= bridge.on('runs:eventBatch', ({ runId: ofRun, events }) => acceptEvents(ofRun, events))
  watched.push(runId)
  watchLatest()
  if (!working.has(runId)) {
    working.set(runId, {
      state: undefined,
      isCatchingUp: false,
      isPublishing: false,
      shownAt: Number.NEGATIVE_INFINITY,
    })
    setRun(runId, { isLoading: true })
  }
  void catchUp(runId)
  return () => {
    const left = (followers.get(runId) ?? 1) - 1
    watched.splice(watched.lastIndexOf(runId), 1)
    watchLatest()
    if (left > 0) {
      followers.set(runId, left)
      return
    }
    followers.delete(runId)
    working.delete(runId)
    useFollowedRuns.setState(({ runs }) => {
      const { [runId]: _left, ...rest } = runs
      return { runs: rest }
    })
    if (followers.size === 0) {
      stopListening?.()
      stopListening = undefined
    }
  }
}

/** Reads what the journal has after the last event folded in. Never rejects. */
export async function catchUp(runId: RunId): Promise<void> {
  const run = working.get(runId)
  if (run === undefined || run.isCatchingUp) return
  run.isCatchingUp = true
  try {
    for (;;) {
      const after = run.state?.lastSeq ?? 0
      const events = await bridge.runs.events({ runId, after, limit: pageSize })
      if (working.get(runId) !== run) return
      foldInto(run, events)
      publish(runId)
      if (events.length < pageSize || (run.state?.lastSeq ?? 0) === after) break
    }
    run.isCatchingUp = false
    publish(runId)
  } catch (error) {
    run.isCatchingUp = false
    if (working.get(runId) !== run) return
    setRun(runId, {
      ...(run.state === undefined ? {} : { state: { ...run.state } }),
      isLoading: false,
      error: toErrorData(error),
    })
  }
}

function acceptEvents(runId: RunId, events: readonly SequencedEvent[]): void {
  const run = working.get(runId)
  const first = events[0]
  if (run === undefined || first === undefined) return
  // A gap means that events were sent before we listened; the journal has them.
  if (first.seq > (run.state?.lastSeq ?? 0) + 1) {
    void catchUp(runId)
    return
  }
  foldInto(run, events)
  publish(runId)
}

function foldInto(run: { state: RunState | undefined }, events: readonly SequencedEvent[]): void {
  for (const sequenced of events) {
    if (run.state !== undefined) foldEvent(run.state, sequenced)
    else if (sequenced.event.type === 'run-started') run.state = startRunState(sequenced.event, sequenced.seq)
  }
}

/** A run of very many actions is drawn anew at most so often, in ms: going through them all takes its time. */
const largeRun = 20_000
const largePauseMs = 90

/** Shows the state at the next frame: a burst of events is drawn once. */
function publish(runId: RunId): void {
  const run = working.get(runId)
  if (run === undefined || run.isPublishing) return
  run.isPublishing = true
  const show = () => {
    run.isPublishing = false
    if (working.get(runId) !== run) return
    run.shownAt = performance.now()
    setRun(runId, {
      ...(run.state === undefined ? {} : { state: { ...run.state } }),
      isLoading: run.isCatchingUp,
    })
  }
  const isLarge = (run.state?.actions.size ?? 0) > largeRun
  const waitMs = isLarge ? run.shownAt + largePauseMs - performance.now() : 0
  // A hidden window draws no frames.
  if (document.visibilityState === 'visible' && waitMs <= 0) requestAnimationFrame(show)
  else setTimeout(show, Math.max(0, waitMs))
}

function watchLatest(): void {
  const wanted = watched.at(-1) ?? null
  bridge.runs.watch({ runId: wanted }).then(
    () => {
      if (wanted !== null && working.get(wanted)?.state !== undefined && !isOver(wanted)) void catchUp(wanted)
    },
    (error) => {
      if (wanted !== null) setRun(wanted, { isLoading: false, error: toErrorData(error) })
    },
  )
}

function isOver(runId: RunId): boolean {
  const state = working.get(runId)?.state
  return state !== undefined && isFinal(state.status)
}

function setRun(runId: RunId, run: FollowedRun): void {
  useFollowedRuns.setState(({ runs }) => ({ runs: { ...runs, [runId]: run } }))
}
