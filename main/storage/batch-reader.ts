import type Database from 'libsql'
import type { SequencedEvent } from '../../shared/run/index.ts'
import { decodeEvents } from './event-codec.ts'

/** Events that were written together. */
export interface ReadBatch {
  readonly firstSeq: number
  readonly lastSeq: number
  readonly events: readonly SequencedEvent[]
}

/** Reads the journal of a run one batch at a time, found by its key: a run may have many, and a batch many events. */
export class BatchReader {
  readonly #at: Database.Statement
  readonly #after: Database.Statement
  /** The batch read last: pages of events are smaller than batches may be. */
  #last: (ReadBatch & { readonly row: number }) | undefined

  constructor(connection: Database.Database) {
    const batch = 'SELECT first_seq, last_seq, events, payloads FROM journal WHERE run = ? AND first_seq'
    this.#at = connection.prepare(`${batch} <= ? ORDER BY first_seq DESC LIMIT 1`)
    this.#after = connection.prepare(`${batch} > ? ORDER BY first_seq LIMIT 1`)
  }

  /** The batch that begins at or before an event. */
  at(row: number, seq: number): ReadBatch | undefined {
    const known = this.#last
    if (known?.row === row && known.firstSeq <= seq && seq <= known.lastSeq) return known
    return this.#read(row, this.#at, seq)
  }

  /** The batch that follows an event. */
  after(row: number, seq: number): ReadBatch | undefined {
    return this.#read(row, this.#after, seq)
  }

  /** Runs are deleted: what was read may be gone. */
  forget(): void {
    this.#last = undefined
  }

  #read(row: number, statement: Database.Statement, seq: number): ReadBatch | undefined {
    const found = statement.get(row, seq) as JournalRow | undefined
    if (found === undefined) return undefined
    const events = decodeEvents(found.first_seq, found)
    this.#last = { row, firstSeq: found.first_seq, lastSeq: found.last_seq, events }
    return this.#last
  }
}

interface JournalRow {
  readonly first_seq: number
  readonly last_seq: number
  readonly events: string
  readonly payloads: string
}
