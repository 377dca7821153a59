import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import type { EngineHost, RunEventBatch } from '../services/engine-host.ts'
import { createWorkerEngineHost, type WorkerEngineOptions } from './worker-engine-host.ts'

/** Node runs the worker's TypeScript as it is. */
const workerPath = join(import.meta.dirname, 'engine-worker.ts')
const hosts: EngineHost[] = []
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-worker-'))
})
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(options: Partial<WorkerEngineOptions> = {}): Promise<EngineHost> {
  const host = await createWorkerEngineHost({ workerPath, databasePath: join(folder, 'runs.db'), ...options })
  hosts.push(host)
  return host
}

const request = (actions: unknown) =>
  ({
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    definition: JSON.stringify({ triggers: { manual: { type: 'Request' } }, actions }),
    profile: 'power-automate',
    origin: 'manual',
    mocks: 'none',
  }) as const

test('runs a flow on its thread; events come before the answer that needs them', async () => {
  const host = await open()
  const batches: RunEventBatch[] = []
  host.subscribe((batch) => batches.push(batch))
  const { runId } = await host.start(request({ A: { type: 'Compose', inputs: '@add(1, 1)' } }))
  expect((await host.whenDone(runId)).status).toBe('Succeeded')
  expect(batches.flatMap(({ events }) => events.map(({ event }) => event.type))).toEqual([
    'run-started',
    'action-completed',
    'run-completed',
  ])
  expect(await host.listRuns({ limit: 5 })).toHaveLength(1)
})

test('errors keep family, code, place and hint', async () => {
  const host = await open()
  const broken = host.start(request({ A: { type: 'Compose', inputs: 1, runAfter: { X: ['Succeeded'] } } }))
  await expect(broken).rejects.toMatchObject({
    name: 'DefinitionError',
    code: 'definition.run-after',
    at: { path: ['actions', 'A', 'runAfter', 'X'], action: 'A' },
    hint: expect.any(String),
  })
  await expect(host.whenDone(asId.run('nope'))).rejects.toMatchObject({
    name: 'RequestError',
    code: 'run.not-found',
  })
})

test('a run that waits goes on in the next thread', async () => {
  const first = await open()
  const wait = { type: 'Wait', inputs: { interval: { count: 1, unit: 'Day' } } }
  const { runId } = await first.start(request({ Nap: wait }))
  await first.close()
  const second = await open()
  expect(await second.resumeAll()).toBe(1)
  await second.skipWait(runId, 'Nap')
  expect((await second.whenDone(runId)).status).toBe('Succeeded')
})

test('a database that cannot be opened rejects with its own error', async () => {
  writeFileSync(join(folder, 'file'), '')
  await expect(open({ databasePath: join(folder, 'file', 'runs.db') })).rejects.toMatchObject({
    name: 'FileError',
    code: 'file.database',
  })
})

test('a damaged database is told of', async () => {
  writeFileSync(join(folder, 'runs.db'), 'no database '.repeat(1000))
  const notices: string[] = []
  const host = await open({ notify: (message) => notices.push(message) })
  await host.listRuns({ limit: 1 })
  expect(notices).toEqual([expect.stringContaining('was damaged')])
})

test('a thread that dies rejects open calls and says so once', async () => {
  const path = join(folder, 'dying.ts')
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads'
     parentPort.postMessage({ kind: 'ready' })
     parentPort.on('message', () => { throw new Error('boom') })`,
  )
  const deaths: unknown[] = []
  const host = await open({ workerPath: path, onDeath: (reason) => deaths.push(reason) })
  await expect(host.listRuns({ limit: 1 })).rejects.toMatchObject({ code: 'run.engine-stopped' })
  await expect(host.listRuns({ limit: 1 })).rejects.toMatchObject({ code: 'run.engine-stopped' })
  expect(deaths).toHaveLength(1)
})

test('a worker file that is not there rejects', async () => {
  await expect(open({ workerPath: join(folder, 'none.ts') })).rejects.toMatchObject({
    code: 'run.engine-stopped',
  })
})

test('a run is debugged over the thread: breakpoint, value, step, end', async () => {
  const host = await open()
  const pausedAt = (action: string) =>
    new Promise<void>((resolve) => {
      const stop = host.subscribe(({ events }) => {
        if (!events.some(({ event }) => event.type === 'run-paused' && event.action === action)) return
        stop()
        resolve()
      })
    })
  const actions = {
    A: { type: 'Compose', inputs: 1 },
    B: { type: 'Compose', inputs: "@add(outputs('A'), 1)", runAfter: { A: ['Succeeded'] } },
    C: { type: 'Compose', inputs: "@outputs('B')", runAfter: { B: ['Succeeded'] } },
  }
  const atB = pausedAt('B')
  const { runId } = await host.start({ ...request(actions), debug: { breakpoints: [{ action: 'B' }] } })
  await atB
  expect(await host.getRun(runId)).toMatchObject({
    status: 'Paused',
    suspendedBecause: "At a breakpoint before 'B'.",
  })
  expect(await host.evaluate(runId, "outputs('A')")).toBe('1')
  await host.debug(runId, { kind: 'set-outputs', action: 'A', outputs: '41' })
  const atC = pausedAt('C')
  await host.debug(runId, { kind: 'step', step: 'over' })
  await atC
  expect(await host.evaluate(runId, "outputs('B')")).toBe('42')
  await expect(host.evaluate(runId, 'nope(')).rejects.toMatchObject({ code: 'run.debug-expression' })
  await host.debug(runId, { kind: 'continue' })
  expect((await host.whenDone(runId)).status).toBe('Succeeded')
  await expect(host.debug(runId, { kind: 'look' })).rejects.toMatchObject({ code: 'run.not-driven' })
})

test('drivers are asked on this thread, also by a flow that needs no connection', async () => {
  const asked: unknown[] = []
  const host = await open({
    drivers: {
      send: async ({ body, driver }) => {
        asked.push([driver?.name, JSON.parse(String(body)).text])
        return {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: Buffer.from('{"shown":"desktop"}'),
        }
      },
    },
  })
  const apiId = '/providers/Microsoft.PowerApps/apis/shared_flowpush'
  const { runId } = await host.start(
    request({
      Tell_me: {
        type: 'OpenApiConnection',
        inputs: {
          host: { apiId, connectionName: 'shared_flowpush', operationId: 'SendNotification' },
          parameters: { 'NotificationDefinition/notificationText': 'Done' },
        },
      },
    }),
  )
  expect((await host.whenDone(runId)).status).toBe('Succeeded')
  expect(asked).toEqual([['notifications', 'Done']])
})
