import type Database from 'libsql'
import { BugError, FileError, RequestError } from '../../shared/errors/index.ts'
import { parseJson } from '../../shared/json/index.ts'
import {
  type Content,
  type ContentHash,
  isFinal,
  maxInlineContentLength,
  type RunId,
  type RunOutcome,
  type RunStarted,
  type RunSummary,
  type RunTag,
  type SequencedEvent,
  type TagChange,
  tagsOfTracked,
  withTags,
} from '../../shared/run/index.ts'
import { BatchReader } from './batch-reader.ts'
import { encodeEvents } from './event-codec.ts'
import { JournalContent } from './journal-content.ts'
import { OlderTags } from './older-tags.ts'
import { RecentRuns } from './recent-runs.ts'
import { openRunDatabase, type RunDatabase } from './run-database.ts'
import { type HistoryLimits, RunPruning } from './run-pruning.ts'
import { newSummary, summaryAfter } from './run-summary.ts'
import { RunTable } from './run-table.ts'
import { RunTagTable } from './run-tag-table.ts'
import { whyNotWritten } from './why-not-written.ts'

/** Told of what becomes of appended events. */
export interface JournalListener {
  /** Events of one run are on disk. */
  written(runId: RunId, events: readonly SequencedEvent[]): void
  /** Writing fails for now (full disk, locked database): why. Runs stand still. */
  blocked(reason: string): void
  /** Writing works again. */
  unblocked(): void
}

interface OpenRun {
  row: number | undefined
  summary: RunSummary
  pending: SequencedEvent[]
  isChanged: boolean
  /** Tags that are not written yet. */
  freshTags: readonly RunTag[]
  readonly content: Set<string>
}

/** How long `deleteRuns` gives what was deleted free itself, in ms. */
const deleteMs = 10

const firstRetryMs = 200
const lastRetryMs = 5000

/**
 * Journal, run list and content of all runs in one database. Everything appended during one turn of the event loop
 * is written in one transaction. When the disk is full or the database locked, events are kept in memory and writing
 * is tried again; nothing that waits for the commit goes on before.
 */
export class RunJournal {
  readonly notice: string | undefined
  isBlocked = false
  private readonly database: RunDatabase
  private readonly connection: Database.Database
  private readonly table: RunTable
  private readonly tags: RunTagTable
  private readonly olderTags: OlderTags
  private readonly pruning: RunPruning
  private hasPruned = false
  private readonly listener: JournalListener
  private readonly runs = new Map<RunId, OpenRun>()
  private readonly dirty = new Set<RunId>()
  private readonly recent = new RecentRuns()
  private readonly content: JournalContent
  private callbacks: (() => void)[] = []
  private scheduled: NodeJS.Immediate | undefined
  private retry: NodeJS.Timeout | undefined
  private retryMs = firstRetryMs
  private isClosed = false
  private readonly begin: Database.Statement
  private readonly commit: Database.Statement
  private readonly insertBatch: Database.Statement
  private readonly batches: BatchReader

  constructor(path: string, listener: JournalListener) {
    const database = openRunDatabase(path)
    const { connection, notice } = database
    this.database = database
    this.connection = connection
    this.notice = notice
    this.listener = listener
    this.table = new RunTable(connection)
    this.tags = new RunTagTable(connection)
    this.olderTags = new OlderTags(connection, this.tags)
    this.pruning = new RunPruning(connection)
    this.begin = connection.prepare('BEGIN IMMEDIATE')
    this.commit = connection.prepare('COMMIT')
    this.insertBatch = connection.prepare(
      'INSERT INTO journal (run, first_seq, last_seq, events, payloads) VALUES (?, ?, ?, ?, ?)',
    )
    this.content = new JournalContent(connection)
    this.batches = new BatchReader(connection)
  }

  /** Adds an event to the next transaction. */
  append(runId: RunId, event: SequencedEvent): void {
    let run = this.runs.get(runId)
    if (run === undefined) {
      run = this.open(runId, event)
      this.runs.set(runId, run)
    }
    run.pending.push(event)
    this.takeIn(run, event)
    this.dirty.add(runId)
    this.schedule()
  }

  /** Calls back once everything appended so far is on disk. */
  afterCommit(callback: () => void): void {
    this.callbacks.push(callback)
    this.schedule()
  }

  /** Where a payload of a run belongs: small ones into the event, large ones into the content store. */
  keep(runId: RunId, json: string): Content {
    if (json.length <= maxInlineContentLength) return { kind: 'inline', json }
    const hash = this.store(runId, json)
    return { kind: 'stored', hash, bytes: Buffer.byteLength(json) }
  }

  /** Puts a text into the content store for a run, whatever its size. */
  store(runId: RunId, json: string): ContentHash {
    return this.content.keep(json, this.runs.get(runId)?.content ?? this.content.before(runId))
  }

  /** JSON text of stored content. Throws RequestError `run.content-not-found`. */
  load(hash: ContentHash): string {
    return this.content.load(hash)
  }

  /** Events of a run after a sequence number, written or not. */
  events(runId: RunId, after = 0, limit = Number.POSITIVE_INFINITY): SequencedEvent[] {
    const events: SequencedEvent[] = []
    const open = this.runs.get(runId)
    const row = open?.row ?? this.table.rowOf(runId)
    if (row !== undefined) {
      let batch = this.batches.at(row, after + 1)
      while (batch !== undefined && events.length < limit) {
        for (const event of batch.events) {
          if (event.seq > after && events.length < limit) events.push(event)
        }
        batch = events.length < limit ? this.batches.after(row, batch.lastSeq) : undefined
      }
      if (events.length >= limit) return events
    }
    for (const event of open?.pending ?? [])
      if (event.seq > after && events.length < limit) events.push(event)
    return events
  }

  getRun(runId: RunId): RunSummary | undefined {
    return this.runs.get(runId)?.summary ?? this.recent.get(runId) ?? this.table.get(runId)
  }

  listRuns(query: Parameters<RunTable['list']>[0]): RunSummary[] {
    this.flush()
    if ((query.tags ?? []).length > 0) this.readOlderTags(Number.POSITIVE_INFINITY)
    return this.table.list(query)
  }

  /** What is counted of runs. */
  outcomes(query: Parameters<RunTable['outcomes']>[0]): RunOutcome[] {
    this.flush()
    return this.table.outcomes(query)
  }

  /** Tags that runs have. */
  knownTags(query: Parameters<RunTagTable['known']>[0]): ReturnType<RunTagTable['known']> {
    this.flush()
    this.readOlderTags(Number.POSITIVE_INFINITY)
    return this.tags.known(query)
  }

  /** Gives a run tags of somebody's own and takes such away. Throws RequestError `run.not-found`, FileError `file.database`. */
  changeTags(runId: RunId, { add = [], remove = [] }: TagChange): void {
    const isWritten = this.flush()
    const row = this.runs.get(runId)?.row ?? this.table.rowOf(runId)
    if (row === undefined) throw new RequestError('run.not-found', 'There is no such run in the history.')
    if (!isWritten) throw new FileError('file.database', 'The run history cannot be written now.')
    const own = add.map(({ name, value }) => ({ name, value: value ?? '', source: 'own' as const }))
    this.connection.transaction(() => {
      this.tags.remove(row, remove)
      const room = withTags(this.table.get(runId)?.tags ?? [], own)
      this.tags.add(row, room)
    })()
    this.takeTagsOfTable(runId)
  }

  /**
   * Reads the tags of runs that were recorded before runs had any, for at most about `budgetMs`; answers whether there are
   * more.
   */
  readOlderTags(budgetMs: number): boolean {
    if (this.olderTags.isDone || !this.flush()) return false
    const end = performance.now() + budgetMs
    try {
      while (performance.now() < end) {
        const runId = this.olderTags.step()
        if (runId === undefined) return false
        this.takeTagsOfTable(runId)
      }
      return true
    } catch {
      // Locked or full: they are read another time.
      return false
    }
  }

  /** The tags of a run were changed in the database: what is at hand of it follows. */
  private takeTagsOfTable(runId: RunId): void {
    const summary = this.table.get(runId)
    if (summary === undefined) return
    const { tags } = summary
    const open = this.runs.get(runId)
    if (open !== undefined) {
      const { tags: _before, ...rest } = open.summary
      open.summary = tags === undefined ? rest : { ...rest, tags }
    }
    this.recent.replace(runId, summary)
  }

  /** Whether a text stands in what a run has recorded; case does not count. */
  mentions(runId: RunId, text: string): boolean {
    const row = this.table.rowOf(runId)
    return row !== undefined && this.table.mentions(row, text.toLowerCase())
  }

  /** Runs that are not over, oldest first. */
  unfinished(): RunId[] {
    return this.table.unfinished()
  }

  /**
   * Deletes finished runs and what only they needed; answers how many. They are gone at once for whoever looks; what
   * many or large ones take on disk is given free by `prune`.
   */
  deleteRuns(runIds: readonly RunId[], budgetMs = deleteMs): number {
    if (!this.flush()) return 0
    const finished = runIds.filter((runId) => !this.runs.has(runId))
    if (finished.length === 0) return 0
    this.recent.forget()
    this.batches.forget()
    const count = this.pruning.mark(finished)
    const end = performance.now() + budgetMs
    if (!this.hasLooseContent()) {
      this.content.forgetStored()
      while (performance.now() < end && this.pruning.sweep()) this.hasPruned = true
    }
    return count
  }

  /**
   * Deletes what is over the limits, or marked as deleted, for at most `budgetMs` and in small transactions. Answers
   * whether there is more to do. Does nothing while nothing can be written.
   */
  prune(limits: HistoryLimits, nowMs: number, budgetMs: number): boolean {
    // Content that is referred to and not written yet must not be taken for unused.
    if (this.isClosed || !this.flush() || this.hasLooseContent()) return !this.isClosed
    const end = performance.now() + budgetMs
    this.content.forgetStored()
    this.batches.forget()
    try {
      while (this.pruning.step(limits, nowMs)) {
        this.hasPruned = true
        this.recent.forget()
        if (performance.now() >= end) return true
      }
      if (this.hasPruned) this.pruning.finish()
      this.hasPruned = false
      return false
    } catch {
      // Locked or full: history is not urgent, it is tried again later.
      return false
    }
  }

  private hasLooseContent(): boolean {
    if (this.content.hasEarly) return true
    for (const run of this.runs.values()) if (run.content.size > 0) return true
    return false
  }

  /** Writes what is pending now. Returns whether it worked. */
  flush(): boolean {
    if (this.isClosed) return false
    if (this.scheduled !== undefined) clearImmediate(this.scheduled)
    this.scheduled = undefined
    if (this.dirty.size > 0 && !this.write()) return false
    const callbacks = this.callbacks
    this.callbacks = []
    for (const callback of callbacks) callback()
    return true
  }

  /** Bounds the database's size in pages of 4 KB, as a full disk would; for quotas and tests. */
  limitPages(pages: number): void {
    this.connection.exec(`PRAGMA max_page_count = ${Math.trunc(pages)}`)
  }

  /** Writes what is pending and closes the database. */
  close(): void {
    if (this.isClosed) return
    this.callbacks = []
    this.flush()
    this.isClosed = true
    if (this.retry !== undefined) clearTimeout(this.retry)
    this.database.close()
  }

  private schedule(): void {
    if (this.scheduled !== undefined || this.isBlocked || this.isClosed) return
    this.scheduled = setImmediate(() => this.flush())
  }

  private write(): boolean {
    const batches: [RunId, OpenRun, readonly SequencedEvent[], number][] = []
    try {
      this.begin.run()
      for (const runId of this.dirty) {
        const run = this.runs.get(runId)
        if (run === undefined) continue
        const row = this.table.save(run.row, run.summary, run.isChanged)
        this.writeRun(row, run)
        batches.push([runId, run, run.pending, row])
      }
      this.commit.run()
    } catch (thrown) {
      this.block(thrown)
      return false
    }
    this.unblock()
    this.dirty.clear()
    this.content.written()
    for (const [runId, run, , row] of batches) {
      run.row = row
      run.pending = []
      run.isChanged = false
      run.freshTags = []
      run.content.clear()
      if (isFinal(run.summary.status)) this.forget(runId, run.summary)
    }
    for (const [runId, , events] of batches) this.listener.written(runId, events)
    return true
  }

  /** A finished run is let go; its summary stays at hand, because those who wait for the run ask for it next. */
  private forget(runId: RunId, summary: RunSummary): void {
    this.runs.delete(runId)
    this.recent.remember(runId, summary)
  }

  private writeRun(row: number, run: OpenRun): void {
    const first = run.pending[0]
    const last = run.pending.at(-1)
    if (first === undefined || last === undefined) return
    const { events, payloads } = encodeEvents(run.pending)
    this.insertBatch.run(row, first.seq, last.seq, events, payloads)
    if (run.freshTags.length > 0) this.tags.add(row, run.freshTags)
    this.content.write(row, run.content)
  }

  private block(thrown: unknown): void {
    try {
      this.connection.exec('ROLLBACK')
    } catch {
      // No transaction was open: BEGIN itself failed.
    }
    if (!this.isBlocked) {
      this.isBlocked = true
      this.listener.blocked(whyNotWritten(thrown))
    }
    this.retry = setTimeout(() => this.flush(), this.retryMs)
    this.retryMs = Math.min(this.retryMs * 2, lastRetryMs)
  }

  private unblock(): void {
    this.retryMs = firstRetryMs
    if (!this.isBlocked) return
    this.isBlocked = false
    this.listener.unblocked()
  }

  private open(runId: RunId, event: SequencedEvent): OpenRun {
    const content = this.content.takeBefore(runId)
    const isNew = event.event.type === 'run-started'
    const summary = isNew ? newSummary(event.event as RunStarted) : this.table.get(runId)
    if (summary === undefined) throw new BugError('bug', 'A run begins with run-started.')
    return {
      row: isNew ? undefined : this.table.rowOf(runId),
      summary,
      pending: [],
      isChanged: false,
      freshTags: isNew ? (summary.tags ?? []) : [],
      content,
    }
  }

  private takeIn(run: OpenRun, { event }: SequencedEvent): void {
    if (event.type === 'action-completed') this.takeTags(run, event.trackedProperties)
    const next = summaryAfter(run.summary, event)
    if (next === undefined) return
    run.summary = next
    run.isChanged = true
  }

  /** Tracked properties too large for an event are none to find a run by. */
  private takeTags(run: OpenRun, tracked: Content | undefined): void {
    if (tracked?.kind !== 'inline') return
    const known = run.summary.tags ?? []
    const tags = withTags(known, tagsOfTracked(parseJson(tracked.json)))
    if (tags === known) return
    run.freshTags = [...run.freshTags, ...tags.slice(known.length)]
    run.summary = { ...run.summary, tags }
  }
}
