import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId, type RunEvent, type RunId } from '../../shared/run/index.ts'
import { encodeEvents } from './event-codec.ts'
import { migrations } from './migrations.ts'
import { RunJournal } from './run-journal.ts'

let folder = ''
let journal: RunJournal | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-older-tags-'))
})
afterEach(() => {
  journal?.close()
  rmSync(folder, { recursive: true, force: true })
})

const path = () => join(folder, 'runs.db')
const open = () => {
  journal = new RunJournal(path(), { written: () => {}, blocked: () => {}, unblocked: () => {} })
  return journal
}

const started = (runId: RunId, correlationId: string): RunEvent => ({
  type: 'run-started',
  at: 1,
  runId,
  flow: { flowId: asId.flow('f'), displayName: 'F' },
  origin: 'trigger',
  trigger: { name: 'manual', type: 'Request' },
  definition: asId.content('d'),
  mocks: 'none',
  correlationId,
})
const completed = (tracked?: unknown): RunEvent => ({
  type: 'action-completed',
  at: 2,
  action: 'A',
  repetition: [],
  status: 'Succeeded',
  code: 'OK',
  startTime: 1,
  ...(tracked === undefined ? {} : { trackedProperties: { kind: 'inline', json: JSON.stringify(tracked) } }),
})

/** A history as the versions before tags wrote it: runs by id, with their batches of events. */
function writeOld(runs: Readonly<Record<string, readonly (readonly RunEvent[])[]>>): void {
  const old = new Database(path())
  for (const { sql } of migrations.slice(0, 2)) old.exec(sql)
  old.exec('PRAGMA user_version = 2')
  const run = old.prepare(
    `INSERT INTO runs (id, run_id, flow_id, flow_name, status, origin, trigger_name, start_time, end_time)
     VALUES (?, ?, 'f', 'F', 'Succeeded', 'trigger', 'manual', ?, 2)`,
  )
  const batch = old.prepare('INSERT INTO journal VALUES (?, ?, ?, ?, ?)')
  Object.entries(runs).forEach(([runId, batches], index) => {
    run.run(index + 1, runId, index)
    let seq = 0
    for (const events of batches) {
      const first = seq + 1
      const encoded = encodeEvents(events.map((event) => ({ seq: ++seq, event })))
      batch.run(index + 1, first, seq, encoded.events, encoded.payloads)
    }
  })
  old.close()
}

const tagsOf = (runId: string) =>
  journal?.getRun(asId.run(runId))?.tags?.map(({ name, source, value }) => `${source} ${name}=${value}`)

test('runs recorded before there were tags get those of their callers and tracked properties', () => {
  const [a, b, c] = [asId.run('a'), asId.run('b'), asId.run('c')]
  writeOld({
    a: [[started(a, 'order-1'), completed()], [completed()], [completed({ orderId: 4711, lines: [1] })]],
    b: [[started(b, b), completed()]],
    c: [[started(c, c), completed({ orderId: 4712 })]],
  })
  const opened = open()
  expect([tagsOf('a'), tagsOf('c')]).toEqual([undefined, undefined])
  // A question about tags waits for all of them.
  expect(
    opened.listRuns({ tags: [{ name: 'orderid', value: '4711' }], limit: 10 }).map(({ runId }) => runId),
  ).toEqual(['a'])
  expect([tagsOf('a'), tagsOf('b'), tagsOf('c')]).toEqual([
    ['tracking-id clientTrackingId=order-1', 'tracked orderId=4711'],
    undefined,
    ['tracked orderId=4712'],
  ])
})

test('they are read bit by bit, on over a restart, and a run that cannot be read keeps none back', () => {
  const [a, b] = [asId.run('a'), asId.run('b')]
  writeOld({ a: [[started(a, 'first')]], b: [[started(b, 'second')]] })
  const torn = new Database(path())
  torn.exec("UPDATE journal SET events = '[' WHERE run = 2")
  torn.close()
  const first = open()
  expect(first.readOlderTags(0)).toBe(true)
  first.close()
  const second = open()
  expect(second.readOlderTags(Number.POSITIVE_INFINITY)).toBe(false)
  expect([tagsOf('a'), tagsOf('b')]).toEqual([['tracking-id clientTrackingId=first'], undefined])
  second.close()
  const left = new Database(path())
  expect(left.prepare('SELECT run FROM untagged').all()).toEqual([])
  left.close()
})

test('a run that is deleted meanwhile is none to be read', () => {
  writeOld({ a: [[started(asId.run('a'), 'first')]] })
  const opened = open()
  opened.deleteRuns([asId.run('a')])
  expect(opened.knownTags({ limit: 10 })).toEqual([])
  expect(opened.readOlderTags(1)).toBe(false)
})
