import { create } from 'zustand'
import type { EnvironmentId, FlowId, TagQuery } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import type { RunFilter } from './run-filter.ts'
import type { RunPeriod } from './run-period.ts'

/** What the list is searched for. */
export interface RunSearchState {
  readonly filter: RunFilter
  readonly text: string
  readonly period: RunPeriod
  /** Name of a trigger; undefined: any. */
  readonly trigger: string | undefined
  /** Tags that runs must have, all of them. */
  readonly tags: readonly TagQuery[]
}

export const nothingSearched: RunSearchState = {
  filter: 'all',
  text: '',
  period: 'any',
  trigger: undefined,
  tags: [],
}

/** Which list is searched. */
export interface RunListPlace {
  readonly environmentId?: EnvironmentId | undefined
  readonly flowId?: FlowId | undefined
}

/** The last search, so that it is there again when one comes back from a run. View state only. */
const useLastSearch = create<{ readonly place: string; readonly search: RunSearchState }>(() => ({
  place: '',
  search: nothingSearched,
}))

/** What the list at a place is searched for. */
export function useRunSearch(place: RunListPlace): RunSearchState {
  const key = keyOf(place)
  return useLastSearch((state) => (state.place === key ? state.search : nothingSearched))
}

/** Searches the list at a place for something else from now on. */
export function searchRuns(place: RunListPlace, search: RunSearchState): void {
  useLastSearch.setState({ place: keyOf(place), search })
}

/** Goes to the runs that have a tag. */
export function showRunsWithTag(environmentId: EnvironmentId | undefined, tag: TagQuery): void {
  searchRuns({ environmentId }, { ...nothingSearched, tags: [tag] })
  navigate({ page: 'runs', ...(environmentId === undefined ? {} : { environmentId }) })
}

function keyOf({ environmentId, flowId }: RunListPlace): string {
  return JSON.stringify([environmentId ?? null, flowId ?? null])
}
