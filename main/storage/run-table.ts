import type Database from 'libsql'
import {
  asId,
  type RunError,
  type RunId,
  type RunOrigin,
  type RunOutcome,
  type RunSummary,
  type Status,
  type TagQuery,
} from '../../shared/run/index.ts'
import { hasTag, tagsOfJson, tagsOfRow } from './run-tag-table.ts'

/** Which runs to list, newest first. */
export interface RunListQuery {
  readonly environmentId?: string
  readonly flowId?: string
  readonly statuses?: readonly Status[]
  /** Only runs that started before (ms). */
  readonly before?: number
  /** Only runs that started at or after (ms). */
  readonly since?: number
  readonly trigger?: string
  /** Only runs that have all of them. */
  readonly tags?: readonly TagQuery[]
  readonly limit: number
}

interface RunRow {
  readonly id: number
  readonly run_id: string
  readonly environment_id: string | null
  readonly flow_id: string
  readonly flow_name: string
  readonly status: string
  readonly origin: string
  readonly trigger_name: string
  readonly start_time: number
  readonly end_time: number | null
  readonly error: string | null
  readonly suspended: string | null
  readonly tags: string
}

const columns = `*, ${tagsOfRow} AS tags`

/** The list of runs, kept by the same transactions as the journal. */
export class RunTable {
  private readonly connection: Database.Database
  private readonly insert: Database.Statement
  private readonly update: Database.Statement
  private readonly select: Database.Statement

  constructor(connection: Database.Database) {
    this.connection = connection
    this.insert = connection.prepare(
      `INSERT INTO runs (run_id, environment_id, flow_id, flow_name, status, origin, trigger_name, start_time, end_time, error, suspended)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.update = connection.prepare(
      'UPDATE runs SET status = ?, end_time = ?, error = ?, suspended = ? WHERE id = ?',
    )
    this.select = connection.prepare(`SELECT ${columns} FROM runs WHERE run_id = ?`)
  }

  /** Row number of a run. */
  rowOf(runId: RunId): number | undefined {
    return (this.select.get(runId) as RunRow | undefined)?.id
  }

  get(runId: RunId): RunSummary | undefined {
    const row = this.select.get(runId) as RunRow | undefined
    return row === undefined ? undefined : toSummary(row)
  }

  /** Inserts a run, or updates the one at `row` when it changed; answers its row. */
  save(row: number | undefined, run: RunSummary, isChanged: boolean): number {
    const error = run.error === undefined ? null : JSON.stringify(run.error)
    if (row !== undefined) {
      if (isChanged)
        this.update.run(run.status, run.endTime ?? null, error, run.suspendedBecause ?? null, row)
      return row
    }
    const { lastInsertRowid } = this.insert.run(
      run.runId,
      run.environmentId ?? null,
      run.flowId,
      run.flowName,
      run.status,
      run.origin,
      run.trigger,
      run.startTime,
      run.endTime ?? null,
      error,
      run.suspendedBecause ?? null,
    )
    return Number(lastInsertRowid)
  }

  list(query: RunListQuery): RunSummary[] {
    const conditions: string[] = ['deleted = 0']
    const values: (string | number)[] = []
    const where = (condition: string, ...parameters: (string | number)[]) => {
      conditions.push(condition)
      values.push(...parameters)
    }
    if (query.environmentId !== undefined) where('environment_id = ?', query.environmentId)
    if (query.flowId !== undefined) where('flow_id = ?', query.flowId)
    if (query.before !== undefined) where('start_time < ?', query.before)
    if (query.since !== undefined) where('start_time >= ?', query.since)
    if (query.trigger !== undefined) where('trigger_name = ?', query.trigger)
    for (const tag of query.tags ?? []) {
      const { sql, values: parameters } = hasTag(tag)
      where(sql, ...parameters)
    }
    if (query.statuses !== undefined && query.statuses.length > 0) {
      where(`status IN (${query.statuses.map(() => '?').join(', ')})`, ...query.statuses)
    }
    const filter = `WHERE ${conditions.join(' AND ')}`
    const limit = Math.max(0, Math.trunc(query.limit))
    const rows = this.connection
      .prepare(`SELECT ${columns} FROM runs ${filter} ORDER BY start_time DESC, id DESC LIMIT ${limit}`)
      .all(...values) as RunRow[]
    return rows.map(toSummary)
  }

  /** What is counted of the runs that started at or after `since` (ms), of these flows or of all. */
  outcomes(query: {
    readonly environmentId?: string
    readonly flowIds?: readonly string[]
    readonly since: number
  }): RunOutcome[] {
    const { environmentId, flowIds, since } = query
    const conditions = ['deleted = 0', 'start_time >= ?']
    const values: (string | number)[] = [since]
    if (environmentId !== undefined) {
      conditions.push('environment_id = ?')
      values.push(environmentId)
    }
    if (flowIds !== undefined) {
      conditions.push(`flow_id IN (${flowIds.map(() => '?').join(', ')})`)
      values.push(...flowIds)
    }
    const rows = this.connection
      .prepare(`SELECT status, start_time, end_time FROM runs WHERE ${conditions.join(' AND ')}`)
      .all(...values) as Pick<RunRow, 'status' | 'start_time' | 'end_time'>[]
    return rows.map((row) => ({
      status: row.status as Status,
      startTime: row.start_time,
      ...(row.end_time === null ? {} : { endTime: row.end_time }),
    }))
  }

  /** Whether a text (in lower case) stands in what a run has recorded: events, their payloads, its large payloads. */
  mentions(row: number, text: string): boolean {
    const found = this.connection
      .prepare(
        `SELECT EXISTS (SELECT 1 FROM journal WHERE run = ?1 AND (instr(lower(payloads), ?2) > 0 OR instr(lower(events), ?2) > 0))
           OR EXISTS (SELECT 1 FROM run_content JOIN content USING (hash)
             WHERE run_content.run = ?1 AND instr(lower(content.json), ?2) > 0) AS found`,
      )
      .get(row, text) as { found: number }
    return found.found === 1
  }

  /** Runs that are not over, oldest first. */
  unfinished(): RunId[] {
    const rows = this.connection
      .prepare('SELECT run_id FROM runs WHERE end_time IS NULL ORDER BY id')
      .all() as RunRow[]
    return rows.map((row) => asId.run(row.run_id))
  }
}

function toSummary(row: RunRow): RunSummary {
  const tags = tagsOfJson(row.tags)
  return {
    runId: asId.run(row.run_id),
    ...(row.environment_id === null ? {} : { environmentId: asId.environment(row.environment_id) }),
    flowId: asId.flow(row.flow_id),
    flowName: row.flow_name,
    status: row.status as Status,
    origin: row.origin as RunOrigin,
    trigger: row.trigger_name,
    startTime: row.start_time,
    ...(row.end_time === null ? {} : { endTime: row.end_time }),
    ...(row.error === null ? {} : { error: JSON.parse(row.error) as RunError }),
    ...(row.suspended === null ? {} : { suspendedBecause: row.suspended }),
    ...(tags.length === 0 ? {} : { tags }),
  }
}
