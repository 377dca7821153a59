import type Database from 'libsql'
import type { RunId } from '../../shared/run/index.ts'

/** How much history is kept. */
export interface HistoryLimits {
  /** Finished runs go when they ended longer ago than this, in ms. */
  readonly maxAgeMs: number
  /** When the history takes more, the runs that ended first go, in bytes. */
  readonly maxBytes: number
}

/** Rows deleted in one transaction: a few ms of work. */
const journalRows = 64
const contentRows = 32
/** Runs marked as deleted in one transaction. */
const markedRuns = 100
/** Oldest runs that go at once when the history is too large. */
const oldestRuns = 10
/** A history that was too large goes down to this part of its limit. */
const shrinkTo = 0.9
/** Free pages that are kept for what comes next, and pages given back to the disk at once. */
const sparePages = 1024
const vacuumPages = 256

/**
 * Deletes runs a little at a time, so that no transaction is long: a run is marked first, which hides it, then its
 * events go, its content as far as no other run needs it, and last its own row. What is marked goes on being deleted
 * after a restart.
 */
export class RunPruning {
  private readonly connection: Database.Database
  private readonly markOne: Database.Statement
  private readonly markOld: Database.Statement
  private readonly markFirst: Database.Statement
  private readonly marked: Database.Statement
  private isShrinking = false

  constructor(connection: Database.Database) {
    this.connection = connection
    // The id of a run that is made again must be free.
    const mark = "UPDATE runs SET deleted = 1, run_id = 'deleted:' || id"
    this.markOne = connection.prepare(`${mark} WHERE run_id = ? AND end_time IS NOT NULL`)
    this.markOld = connection.prepare(
      `${mark} WHERE id IN (SELECT id FROM runs WHERE deleted = 0 AND end_time < ? ORDER BY end_time LIMIT ${markedRuns})`,
    )
    this.markFirst = connection.prepare(
      `${mark} WHERE id IN (SELECT id FROM runs WHERE deleted = 0 AND end_time IS NOT NULL ORDER BY end_time LIMIT ${oldestRuns})`,
    )
    this.marked = connection.prepare('SELECT id FROM runs WHERE deleted = 1 LIMIT 1')
  }

  /** Marks finished runs as deleted, in one transaction; answers how many. */
  mark(runIds: readonly RunId[]): number {
    let count = 0
    this.connection.transaction(() => {
      for (const runId of runIds) count += this.markOne.run(runId).changes
    })()
    return count
  }

  /** Whether a run is marked and not gone yet. */
  get hasMarked(): boolean {
    return this.marked.get() !== undefined
  }

  /** Deletes a piece of a marked run in a transaction of its own; answers whether there was one. */
  sweep(): boolean {
    const row = this.marked.get() as { readonly id: number } | undefined
    if (row === undefined) return false
    this.connection.transaction(() => this.sweepPiece(row.id))()
    return true
  }

  /** One small step towards the limits; answers whether another may follow. */
  step({ maxAgeMs, maxBytes }: HistoryLimits, nowMs: number): boolean {
    if (this.sweep()) return true
    if (this.markOld.run(nowMs - maxAgeMs).changes > 0) return true
    const { used, free } = this.size()
    if (used > maxBytes) this.isShrinking = true
    if (this.isShrinking && used > maxBytes * shrinkTo && this.markFirst.run().changes > 0) return true
    this.isShrinking = false
    if (free <= sparePages) return false
    this.connection.exec(`PRAGMA incremental_vacuum(${Math.min(vacuumPages, free - sparePages)})`)
    // A database that was made without it gives nothing back; its free pages are used again all the same.
    return this.size().free < free
  }

  /** After the last step: what was deleted leaves the write-ahead log, too. */
  finish(): void {
    this.connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  /** Bytes in use, and free pages. */
  private size(): { readonly used: number; readonly free: number } {
    const read = (name: string) =>
      Object.values(this.connection.prepare(`PRAGMA ${name}`).get() as Record<string, number>)[0] ?? 0
    const free = read('freelist_count')
    return { used: (read('page_count') - free) * read('page_size'), free }
  }

  private sweepPiece(run: number): void {
    const { connection } = this
    const events = connection
      .prepare(
        `DELETE FROM journal WHERE run = ? AND first_seq IN (SELECT first_seq FROM journal WHERE run = ? LIMIT ${journalRows})`,
      )
      .run(run, run)
    if (events.changes > 0) return
    const hashes = connection
      .prepare(`SELECT hash FROM run_content WHERE run = ? LIMIT ${contentRows}`)
      .all(run) as { readonly hash: string }[]
    for (const { hash } of hashes) {
      connection.prepare('DELETE FROM run_content WHERE run = ? AND hash = ?').run(run, hash)
      connection
        .prepare(
          'DELETE FROM content WHERE hash = ? AND NOT EXISTS (SELECT 1 FROM run_content WHERE hash = ?)',
        )
        .run(hash, hash)
    }
    if (hashes.length > 0) return
    connection.prepare('DELETE FROM run_tags WHERE run = ?').run(run)
    connection.prepare('DELETE FROM untagged WHERE run = ?').run(run)
    connection.prepare('DELETE FROM runs WHERE id = ?').run(run)
  }
}
