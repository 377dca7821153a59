import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId, type RunId, type RunStarted, type SequencedEvent } from '../../shared/run/index.ts'
import { migrations } from './migrations.ts'
import { RunJournal } from './run-journal.ts'

let folder = ''
let path = ''
let journal: RunJournal
const open = () => new RunJournal(path, { written: () => {}, blocked: () => {}, unblocked: () => {} })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-pruning-'))
  path = join(folder, 'runs.db')
  journal = open()
})
afterEach(() => {
  journal.close()
  rmSync(folder, { recursive: true, force: true })
})

const dayMs = 86_400_000
const all = { maxAgeMs: Number.MAX_SAFE_INTEGER, maxBytes: Number.MAX_SAFE_INTEGER }
const shared = JSON.stringify('shared'.repeat(4000))

/** Writes a run with a payload that it shares with all others and one of its own; unfinished without an end. */
function write(id: string, end: number | undefined, payloadLength = 20_000, batches = 1): RunId {
  const runId = asId.run(id)
  const started: RunStarted = {
    type: 'run-started',
    at: (end ?? 1) - 1,
    runId,
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    origin: 'test',
    trigger: { name: 'manual', type: 'Request', outputs: journal.keep(runId, shared) },
    definition: journal.store(runId, '{"triggers":{}}'),
    mocks: 'none',
    correlationId: runId,
  }
  let seq = 1
  const append = (event: SequencedEvent['event']) => journal.append(runId, { seq: seq++, event })
  append(started)
  for (let batch = 0; batch < batches; batch++) {
    journal.flush()
    const outputs = journal.keep(runId, JSON.stringify(`${id} ${batch} `.padEnd(payloadLength, 'x')))
    const times = { at: 1, startTime: 1 }
    append({ type: 'action-completed', ...times, action: 'A', status: 'Succeeded', code: 'OK', outputs })
  }
  if (end !== undefined) append({ type: 'run-completed', at: end, status: 'Succeeded' })
  journal.flush()
  return runId
}

const listed = () => journal.listRuns({ limit: 1000 }).map(({ runId }) => runId as string)
/** Rows of every table, seen by another connection. */
function rows(): Readonly<Record<string, number>> {
  const other = new Database(path, { readonly: true })
  const count = (table: string) =>
    (other.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n
  const counts = {
    runs: count('runs'),
    journal: count('journal'),
    content: count('content'),
    refs: count('run_content'),
  }
  other.close()
  return counts
}

test('runs that ended too long ago go, with what only they needed', () => {
  write('old', 10 * dayMs)
  write('running', undefined)
  write('young', 39 * dayMs)
  expect(journal.prune({ ...all, maxAgeMs: 28 * dayMs }, 40 * dayMs, 10_000)).toBe(false)
  expect(listed()).toEqual(['young', 'running'])
  // The definition, the shared payload, and one payload of each run that is left.
  expect(rows()).toEqual({ runs: 2, journal: 4, content: 4, refs: 6 })
  const [first] = journal.events(asId.run('young'))
  const outputs = first?.event.type === 'run-started' ? first.event.trigger.outputs : undefined
  expect(outputs?.kind === 'stored' && journal.load(outputs.hash)).toBe(shared)
})

test('a history that is too large loses the runs that ended first, and the file gets smaller', () => {
  for (let index = 0; index < 60; index++) write(`r${index}`, index + 1, 200_000)
  const before = statSync(path).size
  expect(journal.prune({ ...all, maxBytes: 6_000_000 }, 100, 10_000)).toBe(false)
  const left = listed()
  expect(left).toEqual(left.toSorted((a, b) => Number(b.slice(1)) - Number(a.slice(1))))
  expect(left[0]).toBe('r59')
  expect(left.length).toBeGreaterThan(15)
  expect(left.length).toBeLessThanOrEqual(30)
  expect(statSync(path).size).toBeLessThan(before - 1_000_000)
  expect(statSync(`${path}-wal`).size).toBe(0)
})

test('what is deleted is gone for who looks, and goes from the disk in small steps, also over a restart', () => {
  const runId = write('large', 5, 100, 300)
  write('other', 6)
  expect(journal.deleteRuns([runId, asId.run('nobody')], 0)).toBe(1)
  expect([listed(), journal.getRun(runId), journal.events(runId)]).toEqual([['other'], undefined, []])
  const before = rows().journal ?? 0
  expect(journal.prune(all, 10, 0)).toBe(true)
  const after = rows().journal ?? 0
  expect(before - after).toBe(64)
  journal.close()
  journal = open()
  expect(listed()).toEqual(['other'])
  expect(journal.prune(all, 10, 10_000)).toBe(false)
  expect(rows()).toMatchObject({ runs: 1, journal: 2 })
})

test('a run may come again under an id that was deleted', () => {
  const runId = write('again', 5)
  journal.deleteRuns([runId])
  write('again', 7)
  journal.prune(all, 10, 10_000)
  expect(journal.getRun(runId)).toMatchObject({ status: 'Succeeded', endTime: 7 })
  expect(journal.events(runId)).toHaveLength(3)
})

test('content that a run has just begun to use is not taken for unused', () => {
  write('old', 5)
  const runId = asId.run('new')
  const kept = journal.keep(runId, shared)
  expect(journal.prune({ ...all, maxAgeMs: 1 }, dayMs, 10_000)).toBe(true)
  expect(kept.kind === 'stored' && journal.load(kept.hash)).toBe(shared)
})

test('events of a long run are read page by page, from wherever', () => {
  const runId = write('long', 5, 50, 500)
  for (const after of [0, 1, 250, 499, 501]) {
    const page = journal.events(runId, after, 3).map(({ seq }) => seq)
    expect(page).toEqual([1, 2, 3].map((step) => after + step).filter((seq) => seq <= 502))
  }
  expect(journal.events(runId, 502)).toEqual([])
  expect(journal.events(runId)).toHaveLength(502)
})

test('a history of the first version is taken over', () => {
  journal.close()
  rmSync(path)
  const first = new Database(path)
  first.exec(migrations[0]?.sql ?? '')
  first.exec(
    `INSERT INTO runs VALUES (1, 'r', NULL, 'f', 'F', 'Succeeded', 'test', 'manual', 1, 2, NULL, NULL)`,
  )
  first.exec('PRAGMA user_version = 1')
  first.close()
  journal = open()
  expect(listed()).toEqual(['r'])
  expect(journal.prune({ ...all, maxAgeMs: 1 }, dayMs, 10_000)).toBe(false)
  expect(listed()).toEqual([])
})
