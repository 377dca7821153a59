import type { FlowSummary } from '../../shared/ipc/payloads.ts'
import { locale } from '../strings/language.ts'

/** Columns a flow list can be sorted by. */
export type FlowColumn = 'name' | 'trigger' | 'actions' | 'problems' | 'lastRun' | 'modified'

/** A column and a direction. */
export interface FlowSort {
  readonly column: FlowColumn
  readonly isDescending: boolean
}

const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })

const compare: Readonly<Record<FlowColumn, (left: FlowSummary, right: FlowSummary) => number>> = {
  name: byName,
  trigger: (left, right) => collator.compare(left.trigger, right.trigger),
  actions: (left, right) => left.actionCount - right.actionCount,
  problems: (left, right) => badness(left) - badness(right),
  lastRun: (left, right) => (left.lastRun?.startTime ?? 0) - (right.lastRun?.startTime ?? 0),
  modified: (left, right) => left.modifiedAt - right.modifiedAt,
}

/** The flows that match a search (all words, in name, file name, trigger or connectors), in the order of the sort. */
export function arrangeFlows(
  flows: readonly FlowSummary[],
  search: string,
  sort: FlowSort,
): readonly FlowSummary[] {
  const words = search
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const sign = sort.isDescending ? -1 : 1
  return flows
    .filter((flow) => {
      const text = searchText(flow)
      return words.every((word) => text.includes(word))
    })
    .sort((left, right) => sign * compare[sort.column](left, right) || byName(left, right))
}

/** The sort after a click on a column's heading: other way round for the same one; numbers and dates start with the most. */
export function nextSort(sort: FlowSort, column: FlowColumn): FlowSort {
  if (sort.column === column) return { column, isDescending: !sort.isDescending }
  return { column, isDescending: column !== 'name' && column !== 'trigger' }
}

function byName(left: FlowSummary, right: FlowSummary): number {
  return collator.compare(left.displayName, right.displayName)
}

function badness(flow: FlowSummary): number {
  if (flow.unreadable !== undefined) return Number.MAX_SAFE_INTEGER
  return flow.errorCount * 10 + (flow.worst === 'warning' ? 1 : 0)
}

function searchText({ displayName, fileName, trigger, connectors }: FlowSummary): string {
  return [displayName, fileName, trigger, ...connectors].join('\n').toLowerCase()
}
