import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'libsql'
import { FileError } from '../../shared/errors/index.ts'
import { asId, type EnvironmentId, type FlowId, type RunId } from '../../shared/run/index.ts'
import { closeHeldDatabase, isHeldElsewhere, openHeldDatabase } from './held-database.ts'
import { triggerStateMigrations } from './trigger-state-migrations.ts'

/** A flow of an environment. */
export interface FlowKey {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
}

/** A flow that is on. */
export interface FlowOnRecord extends FlowKey {
  /** Since when, ms since 1970 UTC. */
  readonly since: number
  /** Its triggers listen to sandboxes, and its runs use them. */
  readonly sandboxes: boolean
}

/** A trigger of a flow. */
export interface TriggerKey extends FlowKey {
  readonly trigger: string
}

/** A firing that was taken but whose run has not begun. */
export interface WaitingFiring {
  readonly runId: RunId
  /** JSON text of the trigger's outputs. */
  readonly outputs: string
}

/**
 * What triggers keep over restarts, in a database of its own that one process holds at a time: two that listened for
 * the same flows would run everything twice.
 */
export interface TriggerStateStore {
  /** The flows that are on, oldest first. */
  flowsOn(): readonly FlowOnRecord[]
  /**
   * Marks a flow as on since a time (ms), unless it is; answers since when it is. What its triggers kept of services
   * means nothing in sandboxes, nor the other way round: it is forgotten when that changes.
   */
  setOn(flow: FlowOnRecord): number
  /** Marks a flow as off and forgets what its triggers kept. */
  setOff(flow: FlowKey): void
  /** JSON text that a trigger keeps. */
  load(trigger: TriggerKey): string | undefined
  save(trigger: TriggerKey, state: string): void
  /** Firings of a trigger that wait, oldest first. */
  waiting(trigger: TriggerKey): readonly WaitingFiring[]
  addWaiting(trigger: TriggerKey, firing: WaitingFiring): void
  removeWaiting(runId: RunId): void
  close(): void
}

/**
 * Opens (or makes) the trigger database, in memory for `:memory:`. Throws FileError `file.database-in-use` when another
 * process holds it, `file.database-too-new`, `file.database`.
 */
export function openTriggerState(path: string): TriggerStateStore {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
    return new SqliteTriggerState(connect(path))
  } catch (thrown) {
    throw asFileError(path, thrown)
  }
}

function connect(path: string): Database.Database {
  // Held until the process ends, however it ends.
  return openHeldDatabase(path, (connection) => {
    const { user_version: current } = connection.prepare('PRAGMA user_version').get() as {
      user_version: number
    }
    if (current > (triggerStateMigrations.at(-1)?.version ?? 0)) {
      throw new FileError(
        'file.database-too-new',
        'The state of the triggers was written by a later version of Flowbench.',
        { hint: 'Update Flowbench, or choose another data folder.' },
      )
    }
    for (const migration of triggerStateMigrations) {
      if (migration.version <= current) continue
      connection.exec(migration.sql)
      connection.exec(`PRAGMA user_version = ${migration.version}`)
    }
  })
}

class SqliteTriggerState implements TriggerStateStore {
  readonly #connection: Database.Database

  constructor(connection: Database.Database) {
    this.#connection = connection
  }

  flowsOn() {
    const rows = this.#connection
      .prepare('SELECT environment_id, flow_id, since, sandboxes FROM flows_on ORDER BY since, flow_id')
      .all() as { environment_id: string; flow_id: string; since: number; sandboxes: number }[]
    return rows.map((row) => ({
      environmentId: asId.environment(row.environment_id),
      flowId: asId.flow(row.flow_id),
      since: row.since,
      sandboxes: row.sandboxes !== 0,
    }))
  }

  setOn({ environmentId, flowId, sandboxes, since }: FlowOnRecord): number {
    const row = this.#connection
      .prepare('SELECT since, sandboxes FROM flows_on WHERE environment_id = ? AND flow_id = ?')
      .get(environmentId, flowId) as { since: number; sandboxes: number } | undefined
    if (row !== undefined && (row.sandboxes !== 0) === sandboxes) return row.since
    const from = row?.since ?? since
    this.#forget(['triggers', 'waiting'], { environmentId, flowId })
    this.#run(
      'INSERT OR REPLACE INTO flows_on (environment_id, flow_id, since, sandboxes) VALUES (?, ?, ?, ?)',
      environmentId,
      flowId,
      from,
      sandboxes ? 1 : 0,
    )
    return from
  }

  setOff(flow: FlowKey): void {
    this.#forget(['flows_on', 'triggers', 'waiting'], flow)
  }

  load({ environmentId, flowId, trigger }: TriggerKey): string | undefined {
    const row = this.#connection
      .prepare('SELECT state FROM triggers WHERE environment_id = ? AND flow_id = ? AND name = ?')
      .get(environmentId, flowId, trigger) as { state: string } | undefined
    return row?.state
  }

  save({ environmentId, flowId, trigger }: TriggerKey, state: string): void {
    this.#run('INSERT OR REPLACE INTO triggers VALUES (?, ?, ?, ?)', environmentId, flowId, trigger, state)
  }

  waiting({ environmentId, flowId, trigger }: TriggerKey): readonly WaitingFiring[] {
    const rows = this.#connection
      .prepare(
        'SELECT run_id, outputs FROM waiting WHERE environment_id = ? AND flow_id = ? AND name = ? ORDER BY id',
      )
      .all(environmentId, flowId, trigger) as { run_id: string; outputs: string }[]
    return rows.map((row) => ({ runId: asId.run(row.run_id), outputs: row.outputs }))
  }

  addWaiting({ environmentId, flowId, trigger }: TriggerKey, { runId, outputs }: WaitingFiring): void {
    this.#run(
      'INSERT INTO waiting (environment_id, flow_id, name, run_id, outputs) VALUES (?, ?, ?, ?, ?)',
      environmentId,
      flowId,
      trigger,
      runId,
      outputs,
    )
  }

  removeWaiting(runId: RunId): void {
    this.#run('DELETE FROM waiting WHERE run_id = ?', runId)
  }

  close(): void {
    closeHeldDatabase(this.#connection)
  }

  #forget(tables: readonly string[], { environmentId, flowId }: FlowKey): void {
    for (const table of tables) {
      this.#run(`DELETE FROM ${table} WHERE environment_id = ? AND flow_id = ?`, environmentId, flowId)
    }
  }

  #run(sql: string, ...values: (string | number)[]): void {
    this.#connection.prepare(sql).run(...values)
  }
}

function asFileError(path: string, thrown: unknown): FileError {
  if (thrown instanceof FileError) return thrown
  if (isHeldElsewhere(thrown)) {
    return new FileError(
      'file.database-in-use',
      'Another Flowbench process listens for these flows already.',
      {
        hint: 'Stop it first, or choose another data folder with --data.',
        cause: thrown,
      },
    )
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return new FileError('file.database', `The state of the triggers at ${path} cannot be opened: ${detail}.`, {
    cause: thrown,
  })
}
