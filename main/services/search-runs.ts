import type { RunId, RunSummary } from '../../shared/run/index.ts'
import type { RunJournal } from '../storage/run-journal.ts'
import type { RunQuery } from './engine-host.ts'

/** Runs read at a time to be searched for a text; more than start in one ms. */
const searchPage = 500
/** Runs that are searched before others get a turn. */
const searchedAtOnce = 20

/**
 * Runs in which a text stands, newest first. Looks at a few at a time, so that runs under way go on meanwhile; ends
 * early once `isOver`.
 */
export async function searchRuns(
  journal: RunJournal,
  text: string,
  query: Omit<RunQuery, 'text'>,
  isOver: () => boolean,
): Promise<RunSummary[]> {
  const found: RunSummary[] = []
  const seen = new Set<RunId>()
  let { before } = query
  for (;;) {
    const page = journal
      .listRuns({ ...query, limit: searchPage, ...(before === undefined ? {} : { before }) })
      .filter(({ runId }) => !seen.has(runId))
    for (const run of page) {
      if (isOver()) return found
      seen.add(run.runId)
      if (journal.mentions(run.runId, text)) found.push(run)
      if (found.length >= query.limit) return found
      if (seen.size % searchedAtOnce === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    const last = page.at(-1)
    if (last === undefined) return found
    // Runs of the same ms may lie on both sides of the page's edge.
    before = last.startTime + 1
  }
}
