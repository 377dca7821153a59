import type Database from 'libsql'
import type { KnownTag, RunTag, RunTagSource, TagQuery } from '../../shared/run/index.ts'

/** Which tags to tell of. */
export interface KnownTagQuery {
  readonly environmentId?: string
  /** Ids under which the flow's runs are journaled; all flows when absent. */
  readonly flowIds?: readonly string[]
  /** Only tags in whose `name=value` this stands; case does not count. */
  readonly text?: string
  readonly limit: number
}

/** An SQL condition with its parameters. */
export interface SqlCondition {
  readonly sql: string
  readonly values: readonly string[]
}

/** The tags of a row of `runs`, as JSON. */
export const tagsOfRow =
  '(SELECT json_group_array(json_array(name, value, source)) FROM run_tags WHERE run = runs.id)'

/** What `tagsOfRow` gave: tags that somebody gave first, then by name. */
export function tagsOfJson(json: string): readonly RunTag[] {
  const rows = JSON.parse(json) as readonly [name: string, value: string, source: RunTagSource][]
  const tags = rows.map(([name, value, source]) => ({ name, value, source }))
  return [...tags.filter(({ source }) => source === 'own'), ...tags.filter(({ source }) => source !== 'own')]
}

/** Runs that have a tag. */
export function hasTag({ name, value }: TagQuery): SqlCondition {
  const key = name.toLowerCase()
  if (value === undefined) {
    return { sql: 'runs.id IN (SELECT run FROM run_tags WHERE name_key = ?)', values: [key] }
  }
  return {
    sql: 'runs.id IN (SELECT run FROM run_tags WHERE name_key = ? AND value_key = ?)',
    values: [key, value.toLowerCase()],
  }
}

/** Tags of runs: what tracked properties and people call them. */
export class RunTagTable {
  private readonly connection: Database.Database
  private readonly insert: Database.Statement
  private readonly removeOwn: Database.Statement

  constructor(connection: Database.Database) {
    this.connection = connection
    this.insert = connection.prepare(
      'INSERT OR IGNORE INTO run_tags (run, name_key, value_key, name, value, source) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.removeOwn = connection.prepare(
      "DELETE FROM run_tags WHERE run = ? AND name_key = ? AND value_key = ? AND source = 'own'",
    )
  }

  add(run: number, tags: readonly RunTag[]): void {
    for (const { name, value, source } of tags)
      this.insert.run(run, name.toLowerCase(), value.toLowerCase(), name, value, source)
  }

  /** Takes tags from a run that somebody gave it. */
  remove(run: number, tags: readonly TagQuery[]): void {
    for (const { name, value } of tags)
      this.removeOwn.run(run, name.toLowerCase(), (value ?? '').toLowerCase())
  }

  /** Names with whatever value, then names with their values; those that most runs have first. */
  known(query: KnownTagQuery): readonly KnownTag[] {
    const conditions = ['runs.deleted = 0']
    const values: string[] = []
    if (query.environmentId !== undefined) {
      conditions.push('runs.environment_id = ?')
      values.push(query.environmentId)
    }
    if (query.flowIds !== undefined) {
      conditions.push(`runs.flow_id IN (${query.flowIds.map(() => '?').join(', ')})`)
      values.push(...query.flowIds)
    }
    const text = query.text?.trim().toLowerCase() ?? ''
    const limit = Math.max(1, Math.trunc(query.limit))
    const grouped = (what: string, by: string, where: readonly string[], most: number) =>
      this.connection
        .prepare(
          `SELECT name, ${what}, count(DISTINCT run) AS runs, max(run) AS newest FROM run_tags JOIN runs ON runs.id = run_tags.run
           WHERE ${where.join(' AND ')} GROUP BY ${by} ORDER BY runs DESC, newest DESC, name_key LIMIT ${most}`,
        )
        .all(...values, ...(text === '' ? [] : [text])) as {
        name: string
        value: string | null
        runs: number
      }[]
    const names = grouped(
      'NULL AS value',
      'name_key',
      [...conditions, "value_key <> ''", ...(text === '' ? [] : ["instr(name_key || '=', ?) > 0"])],
      Math.ceil(limit / 2),
    )
    const pairs = grouped(
      'value',
      'name_key, value_key',
      [
        ...conditions,
        ...(text === '' ? [] : ["instr(name_key || iif(value_key = '', '', '=' || value_key), ?) > 0"]),
      ],
      limit,
    )
    return [...names, ...pairs].slice(0, limit).map(({ name, value, runs }) => ({
      name,
      runs,
      ...(value === null ? {} : { value }),
    }))
  }
}
