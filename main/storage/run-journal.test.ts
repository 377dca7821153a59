import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId, type RunId, type RunStarted, type SequencedEvent } from '../../shared/run/index.ts'
import { decodeEvents, encodeEvents } from './event-codec.ts'
import { migrations } from './migrations.ts'
import { openRunDatabase } from './run-database.ts'
import { RunJournal } from './run-journal.ts'

let folder = ''
let path = ''
const journals: RunJournal[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-journal-'))
  path = join(folder, 'runs.db')
})
afterEach(() => {
  for (const journal of journals.splice(0)) journal.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(listener: Partial<ConstructorParameters<typeof RunJournal>[1]> = {}): RunJournal {
  const journal = new RunJournal(path, {
    written: () => {},
    blocked: () => {},
    unblocked: () => {},
    ...listener,
  })
  journals.push(journal)
  return journal
}

const started = (runId: RunId, at = 1): SequencedEvent => {
  const event: RunStarted = {
    type: 'run-started',
    at,
    runId,
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    origin: 'test',
    trigger: { name: 'manual', type: 'Request', outputs: { kind: 'inline', json: '{"a":5.0}' } },
    definition: asId.content('d'),
    mocks: 'none',
    correlationId: runId,
  }
  return { seq: 1, event }
}

const every: readonly SequencedEvent[] = [
  started(asId.run('r')),
  {
    seq: 2,
    event: {
      type: 'action-started',
      at: 2,
      action: 'A',
      attempt: 1,
      trackingId: 't',
      inputs: { kind: 'inline', json: '"ü€😀"' },
    },
  },
  {
    seq: 3,
    event: {
      type: 'action-retrying',
      at: 3,
      action: 'A',
      attempt: 1,
      until: 9,
      code: 'X',
      outputs: { kind: 'secured' },
    },
  },
  {
    seq: 4,
    event: { type: 'action-waiting', at: 3, action: 'A', reason: 'delay', until: 5, resume: 'text' },
  },
  {
    seq: 5,
    event: {
      type: 'loop-progressed',
      at: 4,
      action: 'L',
      total: 2,
      items: { kind: 'inline', json: '[1,2]' },
    },
  },
  {
    seq: 6,
    event: {
      type: 'variable-changed',
      at: 5,
      action: 'V',
      name: 'v',
      value: { kind: 'inline', json: '12345678901234567' },
    },
  },
  {
    seq: 7,
    event: {
      type: 'response-sent',
      at: 6,
      action: 'R',
      statusCode: 200,
      body: { kind: 'inline', json: '{}' },
    },
  },
  {
    seq: 8,
    event: {
      type: 'action-completed',
      at: 7,
      action: 'A "quoted"',
      repetition: [{ scope: 'L', index: 3 }],
      status: 'Succeeded',
      code: 'OK',
      startTime: 2,
      inputs: { kind: 'inline', json: 'null' },
      outputs: { kind: 'stored', hash: asId.content('h'), bytes: 9 },
    },
  },
  {
    seq: 9,
    event: {
      type: 'action-completed',
      at: 8,
      action: 'B',
      status: 'Failed',
      code: 'Bad',
      startTime: 2,
      error: { code: 'Bad', message: 'no' },
      outputs: { kind: 'inline', json: '1' },
      trackedProperties: { kind: 'inline', json: '{"k":1}' },
    },
  },
  {
    seq: 10,
    event: {
      type: 'run-completed',
      at: 9,
      status: 'Succeeded',
      outputs: { kind: 'inline', json: '{"o":1}' },
    },
  },
]

test('events come back as they were, payloads to the letter', () => {
  expect(decodeEvents(1, encodeEvents(every))).toEqual(every)
})

test('all events of a turn are one transaction, told of once it is written', async () => {
  const told: string[] = []
  const journal = open({ written: (runId, events) => told.push(`${runId} ${events.length}`) })
  journal.append(asId.run('a'), started(asId.run('a')))
  journal.append(asId.run('b'), started(asId.run('b')))
  expect(told).toEqual([])
  expect(journal.events(asId.run('a'))).toHaveLength(1)
  await new Promise<void>((resolve) => journal.afterCommit(resolve))
  expect(told).toEqual(['a 1', 'b 1'])
  expect(journal.unfinished()).toEqual(['a', 'b'])
})

test('a locked database makes runs wait, with the reason, and they go on', async () => {
  const notes: string[] = []
  const other = new Database(path)
  other.close()
  const journal = open({ blocked: (reason) => notes.push(reason), unblocked: () => notes.push('on') })
  const lock = new Database(path)
  lock.exec('BEGIN IMMEDIATE')
  journal.append(asId.run('a'), started(asId.run('a')))
  const committed = new Promise<void>((resolve) => journal.afterCommit(resolve))
  journal.flush()
  expect(journal.isBlocked).toBe(true)
  expect(notes).toEqual(['Another program holds the run history locked.'])
  lock.exec('COMMIT')
  lock.close()
  await committed
  expect(notes.at(-1)).toBe('on')
  expect(journal.isBlocked).toBe(false)
  expect(journal.getRun(asId.run('a'))?.status).toBe('Running')
}, 20_000)

test('a full disk makes runs wait, and they go on when there is room', async () => {
  const notes: string[] = []
  const journal = open({ blocked: (reason) => notes.push(reason), unblocked: () => notes.push('on') })
  journal.append(asId.run('a'), started(asId.run('a')))
  journal.flush()
  journal.limitPages(20)
  const big = 'x'.repeat(400_000)
  journal.append(asId.run('b'), started(asId.run('b')))
  journal.append(asId.run('b'), {
    seq: 2,
    event: {
      type: 'action-started',
      at: 2,
      action: 'A',
      attempt: 1,
      trackingId: 't',
      inputs: { kind: 'inline', json: big },
    },
  })
  expect(journal.flush()).toBe(false)
  expect(notes).toEqual(['The disk with the run history is full.'])
  journal.limitPages(100_000)
  await new Promise<void>((resolve) => journal.afterCommit(resolve))
  expect(notes.at(-1)).toBe('on')
  expect(journal.events(asId.run('b'))).toHaveLength(2)
})

test('a damaged file is moved aside with a notice', () => {
  writeFileSync(path, 'this is no database, '.repeat(500))
  const journal = open()
  expect(journal.notice).toContain('was damaged')
  expect(readdirSync(folder).some((name) => name.startsWith('runs.db.damaged-'))).toBe(true)
  journal.append(asId.run('a'), started(asId.run('a')))
  expect(journal.flush()).toBe(true)
})

test('a database of a later version is left alone', () => {
  const database = openRunDatabase(path)
  database.connection.exec(`PRAGMA user_version = ${(migrations.at(-1)?.version ?? 0) + 1}`)
  database.close()
  expect(() => open()).toThrow(expect.objectContaining({ code: 'file.database-too-new' }))
  expect(existsSync(path)).toBe(true)
})

test('a folder that cannot be made is said plainly', () => {
  writeFileSync(join(folder, 'file'), '')
  path = join(folder, 'file', 'runs.db')
  expect(() => open()).toThrow(expect.objectContaining({ code: 'file.database' }))
})

test('migrations are numbered from one without gaps', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
})

test('a second process is refused with the id of the first, and let in once that is gone', () => {
  const journal = open()
  const script = `
    import { openRunDatabase } from ${JSON.stringify(import.meta.resolve('./run-database.ts'))}
    try { openRunDatabase(${JSON.stringify(path)}).close(); console.log('open') }
    catch (error) { console.log(error.code, error.message) }`
  const other = () =>
    spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout.trim()
  expect(other()).toMatch(
    new RegExp(`^file.database-in-use Another Flowbench process \\(process ${process.pid}, since `),
  )
  journal.close()
  expect(other()).toBe('open')
})

test('a process that is killed leaves nothing behind that keeps the next one out', () => {
  const script = `
    import { openRunDatabase } from ${JSON.stringify(import.meta.resolve('./run-database.ts'))}
    openRunDatabase(${JSON.stringify(path)})
    process.kill(process.pid, 'SIGKILL')`
  const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script])
  expect(signal).toBe('SIGKILL')
  expect(open().unfinished()).toEqual([])
})
