import type { Migration } from './migrations.ts'

/**
 * The trigger database. `flows_on` are the flows that are turned on, `triggers` what each of their triggers keeps
 * (JSON text that only its kind reads), `waiting` the firings that wait for a run to end, in their order.
 */
export const triggerStateMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'flows that are on, what their triggers keep, and firings that wait',
    sql: `
      CREATE TABLE flows_on (
        environment_id TEXT NOT NULL,
        flow_id TEXT NOT NULL,
        since INTEGER NOT NULL,
        PRIMARY KEY (environment_id, flow_id)
      ) WITHOUT ROWID;
      CREATE TABLE triggers (
        environment_id TEXT NOT NULL,
        flow_id TEXT NOT NULL,
        name TEXT NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (environment_id, flow_id, name)
      ) WITHOUT ROWID;
      CREATE TABLE waiting (
        id INTEGER PRIMARY KEY,
        environment_id TEXT NOT NULL,
        flow_id TEXT NOT NULL,
        name TEXT NOT NULL,
        run_id TEXT NOT NULL UNIQUE,
        outputs TEXT NOT NULL
      );
      CREATE INDEX waiting_by_trigger ON waiting (environment_id, flow_id, name, id);
    `,
  },
  {
    version: 2,
    name: 'flows that are on offline, in sandboxes',
    sql: 'ALTER TABLE flows_on ADD COLUMN sandboxes INTEGER NOT NULL DEFAULT 0',
  },
]
