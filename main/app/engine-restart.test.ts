import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { SupervisedEngine } from './supervised-engine.ts'
import { createWorkerEngineHost } from './worker-engine-host.ts'

let folder: string
let engine: SupervisedEngine
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-restart-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const waitsTenMinutes = JSON.stringify({
  $schema:
    'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  triggers: { manual: { type: 'Request', kind: 'Button', inputs: {} } },
  actions: {
    Before: { type: 'Compose', inputs: 'once', runAfter: {} },
    Wait: {
      type: 'Wait',
      inputs: { interval: { count: 10, unit: 'Minute' } },
      runAfter: { Before: ['Succeeded'] },
    },
  },
})

test('a run survives the death of the real engine’s thread: it goes on, and nothing runs twice', async () => {
  // The engine's own worker, with a way to die: the first call of `whenDone` ends the thread.
  const workerPath = join(folder, 'mortal-worker.mjs')
  await writeFile(
    workerPath,
    `import { existsSync, writeFileSync } from 'node:fs'
     import { parentPort } from 'node:worker_threads'
     const mark = ${JSON.stringify(join(folder, 'died'))}
     parentPort.on('message', ({ method }) => {
       if (method !== 'whenDone' || existsSync(mark)) return
       writeFileSync(mark, '')
       process.exit(7)
     })
     await import(${JSON.stringify(new URL('engine-worker.ts', import.meta.url).href)})`,
  )
  const died = new Promise<boolean>((resolve) => {
    engine = new SupervisedEngine({
      start: (onDeath) =>
        createWorkerEngineHost({ workerPath, databasePath: join(folder, 'runs.db'), onDeath }),
      onDeath: (_reason, isBack) => resolve(isBack),
    })
  })
  const run = await engine.start({
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    definition: waitsTenMinutes,
    profile: 'power-automate',
    origin: 'manual',
    mocks: 'none',
  })
  const { runId } = run
  await waitUntil(async () => (await typesOf(runId)).includes('action-waiting'))

  await expect(engine.whenDone(runId)).rejects.toMatchObject({ code: 'run.engine-stopped' })
  expect(await died).toBe(true)
  expect(await engine.getRun(runId)).toMatchObject({ status: 'Running' })
  await engine.skipWait(runId, 'Wait')
  expect(await engine.whenDone(runId)).toMatchObject({ status: 'Succeeded' })
  const events = await engine.events({ runId })
  const completed = events.flatMap(({ event }) => (event.type === 'action-completed' ? [event.action] : []))
  expect(completed).toEqual(['Before', 'Wait'])
  expect(await typesOf(runId)).toContain('run-resumed')
  await engine.close()
})

async function typesOf(runId: Parameters<SupervisedEngine['getRun']>[0]): Promise<readonly string[]> {
  return (await engine.events({ runId })).map(({ event }) => event.type)
}

/** Asks again and again; the test's own time limit ends it. */
async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve))
}
