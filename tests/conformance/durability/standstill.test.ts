/** Runs stand still with a reason while nothing can be written, and go on afterwards: nothing is lost, nothing done twice. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLocalEngineHost } from '../../../main/services/local-engine-host.ts'
import { asId, type RunSummary } from '../../../shared/run/index.ts'
import { standstillFlow } from './standstill-flow.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-standstill-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** A file system of 8 MB in a namespace of its own; only Linux has that, and not every Linux allows it. */
const onSmallDisk = (command: string) => [
  '-rm',
  'sh',
  '-c',
  `mount -t tmpfs -o size=8m none "$0" && ${command}`,
]
const canMount = () => spawnSync('unshare', [...onSmallDisk('true'), folder]).status === 0

test('a full disk', { timeout: 60_000 }, async (context) => {
  if (!canMount()) context.skip('No small file system can be mounted here.')
  const script = join(import.meta.dirname, 'standstill-child.ts')
  const child = spawn('unshare', [...onSmallDisk('exec "$1" "$2" "$0"'), folder, process.execPath, script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += String(chunk)
  })
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(JSON.parse(printed)).toEqual({
    standing: 'The disk with the run history is full.',
    // The first call is over, and what comes of it is not on disk: the second is not made.
    callsWhileFull: ['/first'],
    ended: 'Succeeded',
    calls: ['/first', '/second'],
    completed: ['First', 'Second', 'After'],
    notices: [
      'The disk with the run history is full. Runs stand still until it can be written again.',
      'The run history can be written again; runs go on.',
    ],
  })
})

test('a database that another process holds locked', { timeout: 60_000 }, async () => {
  const databasePath = join(folder, 'runs.db')
  const calls: string[] = []
  let answerFirst = () => {}
  const host = createLocalEngineHost({
    databasePath,
    http: {
      send: async ({ url }) => {
        calls.push(new URL(url).pathname)
        if (calls.length === 1) {
          await new Promise<void>((resolve) => {
            answerFirst = resolve
          })
        }
        return { status: 200, headers: { 'content-type': 'text/plain' }, body: new Uint8Array(3) }
      },
    },
  })
  const { runId } = await host.start({
    flow: { flowId: asId.flow('standstill'), displayName: 'standstill' },
    definition: standstillFlow('https://service.test'),
    profile: 'power-automate',
    origin: 'test',
    mocks: 'none',
  })
  const soon = () => new Promise((resolve) => setImmediate(resolve))
  while (calls.length === 0) await soon()
  const locker = spawn(process.execPath, [join(import.meta.dirname, 'lock-child.ts'), databasePath], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(locker.stdout, 'data')
  answerFirst()
  let standing: RunSummary | undefined
  while (standing?.status !== 'Suspended') {
    await soon()
    standing = await host.getRun(runId)
  }
  expect(standing.suspendedBecause).toBe('Another program holds the run history locked.')
  expect(calls).toEqual(['/first'])
  // What a cancelled run or another one needs is not written either: it waits its turn.
  const other = host.start({
    flow: { flowId: asId.flow('other'), displayName: 'other' },
    definition: standstillFlow('https://service.test'),
    profile: 'power-automate',
    origin: 'test',
    mocks: 'auto',
  })
  locker.stdin.end()
  await once(locker, 'exit')
  expect((await host.whenDone(runId)).status).toBe('Succeeded')
  expect((await host.whenDone((await other).runId)).status).toBe('Succeeded')
  expect(calls).toEqual(['/first', '/second'])
  await host.close()
})
