/** One numbered change of the run database. Never edited once shipped. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/**
 * The run database. `runs` is the list; `journal` holds events in batches: `events` their JSON without payloads,
 * `payloads` the payloads' texts one after the other (see event-codec.ts); `content` large payloads, once each. A run
 * that is `deleted` is not shown any more and goes bit by bit (see run-pruning.ts). `owner` tells others who has it.
 * `run_tags` holds names and values as they are written and, as `_key`, in lower case; `untagged` the runs recorded before
 * there were tags, until they are read (see older-tags.ts).
 */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'runs, journal and content',
    sql: `
      CREATE TABLE runs (
        id INTEGER PRIMARY KEY,
        run_id TEXT NOT NULL UNIQUE,
        environment_id TEXT,
        flow_id TEXT NOT NULL,
        flow_name TEXT NOT NULL,
        status TEXT NOT NULL,
        origin TEXT NOT NULL,
        trigger_name TEXT NOT NULL,
        start_time INTEGER NOT NULL,
        end_time INTEGER,
        error TEXT,
        suspended TEXT
      );
      CREATE INDEX runs_by_start ON runs (start_time);
      CREATE INDEX runs_by_flow ON runs (environment_id, flow_id, start_time);
      CREATE INDEX runs_open ON runs (end_time) WHERE end_time IS NULL;
      CREATE TABLE journal (
        run INTEGER NOT NULL,
        first_seq INTEGER NOT NULL,
        last_seq INTEGER NOT NULL,
        events TEXT NOT NULL,
        payloads TEXT NOT NULL,
        PRIMARY KEY (run, first_seq)
      ) WITHOUT ROWID;
      CREATE TABLE content (
        hash TEXT PRIMARY KEY,
        bytes INTEGER NOT NULL,
        json TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE run_content (
        run INTEGER NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (run, hash)
      ) WITHOUT ROWID;
      CREATE INDEX run_content_by_hash ON run_content (hash);
    `,
  },
  {
    version: 2,
    name: 'who has the database; runs that are being deleted',
    sql: `
      CREATE TABLE owner (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        pid INTEGER NOT NULL,
        since INTEGER NOT NULL
      );
      ALTER TABLE runs ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX runs_deleted ON runs (id) WHERE deleted = 1;
      CREATE INDEX runs_by_end ON runs (end_time) WHERE end_time IS NOT NULL;
    `,
  },
  {
    version: 3,
    name: 'tags of runs',
    sql: `
      CREATE TABLE run_tags (
        run INTEGER NOT NULL,
        name_key TEXT NOT NULL,
        value_key TEXT NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (run, name_key, value_key)
      ) WITHOUT ROWID;
      CREATE INDEX run_tags_by_name ON run_tags (name_key, value_key);
    `,
  },
  {
    version: 4,
    name: 'runs whose tags are still to be read from their events',
    sql: `
      CREATE TABLE untagged (run INTEGER PRIMARY KEY);
      INSERT INTO untagged SELECT id FROM runs WHERE deleted = 0;
    `,
  },
]
