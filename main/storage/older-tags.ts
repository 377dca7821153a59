import type Database from 'libsql'
import { parseJson } from '../../shared/json/index.ts'
import { asId, type RunId, type RunTag, tagsOfTracked, withTags } from '../../shared/run/index.ts'
import { decodeEvents } from './event-codec.ts'
import { newSummary } from './run-summary.ts'
import type { RunTagTable } from './run-tag-table.ts'

interface Batch {
  readonly first_seq: number
  readonly events: string
  readonly payloads: string
}

/**
 * Tags of runs that were recorded before runs had any: they are read from the runs' events, a run at a time, off the
 * path of whoever opens the history. `untagged` holds the runs that are still to be read, over restarts.
 */
export class OlderTags {
  private readonly connection: Database.Database
  private readonly tags: RunTagTable
  private readonly next: Database.Statement
  private readonly done: Database.Statement
  private readonly batches: Database.Statement
  /** Whether there is no run left to be read. */
  isDone = false

  constructor(connection: Database.Database, tags: RunTagTable) {
    this.connection = connection
    this.tags = tags
    this.next = connection.prepare(
      'SELECT untagged.run, runs.run_id FROM untagged LEFT JOIN runs ON runs.id = untagged.run ORDER BY untagged.run DESC LIMIT 1',
    )
    this.done = connection.prepare('DELETE FROM untagged WHERE run = ?')
    // Most batches have nothing to do with tags; they are not decoded.
    this.batches = connection.prepare(
      `SELECT first_seq, events, payloads FROM journal
       WHERE run = ? AND (first_seq = 1 OR instr(events, '"trackedProperties"') > 0) ORDER BY first_seq`,
    )
  }

  /** Reads one run, the newest first, in a transaction of its own; undefined when there is none left. */
  step(): RunId | undefined {
    if (this.isDone) return undefined
    const row = this.next.get() as { readonly run: number; readonly run_id: string | null } | undefined
    if (row === undefined) {
      this.isDone = true
      return undefined
    }
    this.connection.transaction(() => {
      this.tags.add(row.run, this.readable(row.run))
      this.done.run(row.run)
    })()
    return asId.run(row.run_id ?? '')
  }

  /** A run that cannot be read any more has no tags; the others are not kept waiting for it. */
  private readable(run: number): readonly RunTag[] {
    try {
      return this.tagsIn(run)
    } catch {
      return []
    }
  }

  private tagsIn(run: number): readonly RunTag[] {
    let tags: readonly RunTag[] = []
    for (const batch of this.batches.all(run) as Batch[]) {
      for (const { event } of decodeEvents(batch.first_seq, batch)) {
        if (event.type === 'run-started') tags = withTags(tags, newSummary(event).tags ?? [])
        if (event.type !== 'action-completed' || event.trackedProperties?.kind !== 'inline') continue
        tags = withTags(tags, tagsOfTracked(parseJson(event.trackedProperties.json)))
      }
    }
    return tags
  }
}
