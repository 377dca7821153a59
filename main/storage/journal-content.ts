import type Database from 'libsql'
import { RequestError } from '../../shared/errors/index.ts'
import { asId, type ContentHash, type RunId } from '../../shared/run/index.ts'
import { TextHashes } from './text-hashes.ts'

/** Texts that are kept once, by their hash: payloads too large for an event, and what comes again with every run. */
export class JournalContent {
  /** Content that waits for its transaction, and hashes of content that is known to be stored. */
  private readonly fresh = new Map<string, string>()
  private readonly stored = new Set<string>()
  /** Hashes of texts that come again with every run: definitions, connection references. */
  private readonly hashes = new TextHashes()
  /** Hashes of content kept for a run before its first event. */
  private readonly early = new Map<RunId, Set<string>>()
  private readonly insert: Database.Statement
  private readonly insertOfRun: Database.Statement
  private readonly select: Database.Statement

  constructor(connection: Database.Database) {
    this.insert = connection.prepare('INSERT OR IGNORE INTO content (hash, bytes, json) VALUES (?, ?, ?)')
    this.insertOfRun = connection.prepare('INSERT OR IGNORE INTO run_content (run, hash) VALUES (?, ?)')
    this.select = connection.prepare('SELECT json FROM content WHERE hash = ?')
  }

  /** Keeps a text for the next transaction; its hash goes to those of its run. */
  keep(json: string, ofRun: Set<string>): ContentHash {
    const hash = this.hashes.of(json)
    if (!this.stored.has(hash)) this.fresh.set(hash, json)
    ofRun.add(hash)
    return asId.content(hash)
  }

  /** JSON text of content, written or not. Throws RequestError `run.content-not-found`. */
  load(hash: ContentHash): string {
    const fresh = this.fresh.get(hash)
    if (fresh !== undefined) return fresh
    const row = this.select.get(hash) as { json: string } | undefined
    if (row !== undefined) return row.json
    throw new RequestError('run.content-not-found', 'This payload is not in the run history any more.')
  }

  /** Hashes of a run that has no event yet. */
  before(runId: RunId): Set<string> {
    let hashes = this.early.get(runId)
    if (hashes === undefined) {
      hashes = new Set()
      this.early.set(runId, hashes)
    }
    return hashes
  }

  /** The same for a run that begins now: they are its own from here on. */
  takeBefore(runId: RunId): Set<string> {
    const hashes = this.early.get(runId) ?? new Set<string>()
    this.early.delete(runId)
    return hashes
  }

  /** Whether content is kept for runs that have no event yet. */
  get hasEarly(): boolean {
    return this.early.size > 0
  }

  /** Writes what a run refers to; inside a transaction. */
  write(row: number, ofRun: ReadonlySet<string>): void {
    for (const hash of ofRun) {
      const json = this.fresh.get(hash)
      if (json !== undefined) this.insert.run(hash, Buffer.byteLength(json), json)
      this.insertOfRun.run(row, hash)
    }
  }

  /** The transaction is on disk. */
  written(): void {
    for (const hash of this.fresh.keys()) this.stored.add(hash)
    this.fresh.clear()
  }

  /** Content may be deleted from now on: none is known to be stored. */
  forgetStored(): void {
    this.stored.clear()
  }
}
