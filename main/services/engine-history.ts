import { type SeenTerm, termId } from '../../shared/flow-tests/index.ts'
import {
  type ContentHash,
  countRuns,
  firstDay,
  isFinal,
  type KnownTag,
  type RunId,
  type RunStatistics,
  type RunSummary,
  type SequencedEvent,
  type TagChange,
} from '../../shared/run/index.ts'
import { replayTerms } from '../engine/replay-terms.ts'
import type { RunJournal } from '../storage/run-journal.ts'
import { runNotFound } from './earlier-run.ts'
import type { EventQuery, RunQuery, StatisticsQuery, TagListQuery } from './engine-host.ts'
import type { RunSetups } from './run-setups.ts'
import { searchRuns } from './search-runs.ts'

/** What the journal tells of runs: the reading half of an engine host. Its methods are those of `EngineHost`. */
export class EngineHistory {
  readonly #journal: RunJournal
  readonly #setups: RunSetups
  #blockedBecause: string | undefined
  #isClosed = false

  constructor(journal: RunJournal, setups: RunSetups) {
    this.#journal = journal
    this.#setups = setups
  }

  /** Why nothing can be written for now; `undefined` when it can. */
  block(reason: string | undefined): void {
    this.#blockedBecause = reason
  }

  /** Searches under way come to their end. */
  close(): void {
    this.#isClosed = true
  }

  async listRuns(query: RunQuery): Promise<readonly RunSummary[]> {
    const { text, ...rest } = query
    const runs =
      text === undefined
        ? this.#journal.listRuns(rest)
        : await searchRuns(this.#journal, text, rest, () => this.#isClosed)
    return runs.map((summary) => this.withBlock(summary))
  }

  async getRun(runId: RunId): Promise<RunSummary | undefined> {
    const summary = this.#journal.getRun(runId)
    return summary === undefined ? undefined : this.withBlock(summary)
  }

  async tags(query: TagListQuery): Promise<readonly KnownTag[]> {
    return this.#journal.knownTags(query)
  }

  async tagRun(runId: RunId, change: TagChange): Promise<RunSummary> {
    this.#journal.changeTags(runId, change)
    return this.summaryOf(runId)
  }

  async statistics({ environmentId, flowIds, ...range }: StatisticsQuery): Promise<RunStatistics> {
    const outcomes = this.#journal.outcomes({
      since: firstDay(range.nowMs, range.days, range.offsetMinutes),
      ...(environmentId === undefined ? {} : { environmentId }),
      ...(flowIds === undefined ? {} : { flowIds }),
    })
    return countRuns(outcomes, range)
  }

  async events(query: EventQuery): Promise<readonly SequencedEvent[]> {
    this.summaryOf(query.runId)
    return this.#journal.events(query.runId, query.after, query.limit)
  }

  async terms(runId: RunId): Promise<readonly SeenTerm[]> {
    this.summaryOf(runId)
    const events = this.#journal.events(runId)
    const started = events[0]?.event
    const seen = new Map<string, SeenTerm>()
    if (started?.type !== 'run-started') return []
    replayTerms(
      this.#setups.ofStarted(started),
      (hash) => this.#journal.load(hash),
      events,
      (term, outcome) => seen.set(termId(term, outcome), { term, outcome }),
    )
    return [...seen.values()]
  }

  async content(hash: ContentHash): Promise<string> {
    return this.#journal.load(hash)
  }

  /** A run as it stands. Throws RequestError `run.not-found`. */
  summaryOf(runId: RunId): RunSummary {
    const summary = this.#journal.getRun(runId)
    if (summary === undefined) throw runNotFound()
    return this.withBlock(summary)
  }

  /** While nothing can be written, running runs say why they stand still. */
  withBlock(summary: RunSummary): RunSummary {
    if (this.#blockedBecause === undefined || isFinal(summary.status)) return summary
    return { ...summary, status: 'Suspended', suspendedBecause: this.#blockedBecause }
  }
}
