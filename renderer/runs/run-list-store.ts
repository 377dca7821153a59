import { create } from 'zustand'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import {
  type EnvironmentId,
  type FlowId,
  fitsTag,
  isFinal,
  type RunId,
  type RunSummary,
  type TagQuery,
} from '../../shared/run/index.ts'
import { forgetPlaces } from '../app/navigation.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { strings } from '../strings/shell.ts'
import { mergeRuns } from './merge-runs.ts'
import { passesFilter, type RunFilter, statusesOf } from './run-filter.ts'
import { type RunPeriod, startOfPeriod } from './run-period.ts'

/** Which runs a list shows. */
export interface RunQuery {
  readonly environmentId?: EnvironmentId | undefined
  readonly flowId?: FlowId | undefined
  readonly filter: RunFilter
  readonly period?: RunPeriod
  readonly trigger?: string | undefined
  /** Text in what the run recorded. */
  readonly text?: string
  /** Tags that runs must have, all of them. */
  readonly tags?: readonly TagQuery[]
}

interface RunListState {
  readonly query: RunQuery
  /** Newest first; undefined until the first page came. */
  readonly runs: readonly RunSummary[] | undefined
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly error: FlowErrorData | undefined
  /** Runs that go on now, of all flows. */
  readonly active: ReadonlyMap<RunId, RunSummary>
}

/** Runs asked for at a time. */
const pageSize = 100

/** The run list on the screen, and which runs are in progress. */
export const useRunList = create<RunListState>(() => ({
  query: { filter: 'all' },
  runs: undefined,
  hasMore: false,
  isLoading: false,
  error: undefined,
  active: new Map(),
}))

let question = 0

/** Shows the runs of a query from the newest on. Never rejects. */
export async function showRuns(query: RunQuery): Promise<void> {
  question += 1
  const mine = question
  const isSame = JSON.stringify(query) === JSON.stringify(useRunList.getState().query)
  useRunList.setState({ query, isLoading: true, error: undefined, ...(isSame ? {} : { runs: undefined }) })
  await load(mine, undefined)
}

/** Adds the next page of older runs. Never rejects. */
export async function showOlderRuns(): Promise<void> {
  const { runs, isLoading, hasMore } = useRunList.getState()
  const oldest = runs?.at(-1)
  if (isLoading || !hasMore || oldest === undefined) return
  useRunList.setState({ isLoading: true, error: undefined })
  // One ms later than the oldest: runs of the same ms may lie on both sides of the page's edge; merging drops doubles.
  await load(question, oldest.startTime + 1)
}

async function load(mine: number, before: number | undefined): Promise<void> {
  const { query } = useRunList.getState()
  const statuses = statusesOf(query.filter)
  const since = startOfPeriod(query.period ?? 'any', Date.now())
  try {
    const page = await bridge.runs.list({
      limit: pageSize,
      ...(query.environmentId === undefined ? {} : { environmentId: query.environmentId }),
      ...(query.flowId === undefined ? {} : { flowId: query.flowId }),
      ...(statuses === undefined ? {} : { statuses: [...statuses] }),
      ...(before === undefined ? {} : { before }),
      ...(since === undefined ? {} : { since }),
      ...(query.trigger === undefined ? {} : { trigger: query.trigger }),
      ...(query.text === undefined || query.text === '' ? {} : { text: query.text }),
      ...(query.tags === undefined || query.tags.length === 0 ? {} : { tags: [...query.tags] }),
    })
    if (mine !== question) return
    const known = before === undefined ? [] : (useRunList.getState().runs ?? [])
    const runs = mergeRuns(known, page)
    useRunList.setState({
      runs,
      hasMore: page.length === pageSize && runs.length > known.length,
      isLoading: false,
    })
    noteActive(page)
  } catch (error) {
    if (mine === question) useRunList.setState({ isLoading: false, error: toErrorData(error) })
  }
}

/** Runs began, went on or ended: the list on the screen follows. */
export function acceptSummaries(summaries: readonly RunSummary[]): void {
  noteActive(summaries)
  useRunList.setState(({ runs, query }) => {
    if (runs === undefined) return {}
    const changed = new Set(summaries.map(({ runId }) => runId))
    const kept = runs.filter(({ runId }) => !changed.has(runId))
    const shown = new Set(runs.map(({ runId }) => runId))
    return {
      runs: mergeRuns(
        kept,
        // Whether a text stands in a new run only main knows: it comes with the next search.
        summaries.filter((run) => belongs(query, run) && (!query.text || shown.has(run.runId))),
      ),
    }
  })
}

/** Deletes a run with its history; a failure is shown. Answers whether it is gone. */
export function deleteRun(runId: RunId): Promise<boolean> {
  return deleteRuns([runId])
}

/** Deletes finished runs with their history; a failure is shown. Answers whether they are gone. */
export async function deleteRuns(runIds: readonly RunId[]): Promise<boolean> {
  try {
    await bridge.runs.delete({ runIds: [...runIds] })
  } catch (error) {
    notifyError(strings.runs.deleteFailed, error)
    return false
  }
  const gone = new Set(runIds)
  useRunList.setState(({ runs, active }) => ({
    active: new Map([...active].filter(([runId]) => !gone.has(runId))),
    ...(runs === undefined ? {} : { runs: runs.filter((run) => !gone.has(run.runId)) }),
  }))
  forgetPlaces((place) => place.page === 'run' && gone.has(place.runId))
  notify({ intent: 'success', title: strings.runs.deleted })
  return true
}

function belongs(query: RunQuery, run: RunSummary): boolean {
  return (
    (query.environmentId === undefined || query.environmentId === run.environmentId) &&
    (query.flowId === undefined || query.flowId === run.flowId) &&
    (query.trigger === undefined || query.trigger === run.trigger) &&
    (query.tags ?? []).every((asked) => run.tags?.some((tag) => fitsTag(tag, asked)) === true) &&
    passesFilter(query.filter, run.status)
  )
}

function noteActive(summaries: readonly RunSummary[]): void {
  useRunList.setState(({ active }) => {
    const next = new Map(active)
    for (const run of summaries) {
      if (isFinal(run.status)) next.delete(run.runId)
      else next.set(run.runId, run)
    }
    return { active: next }
  })
}
