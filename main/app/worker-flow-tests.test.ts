import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFlowTests } from '../services/flow-test-files.ts'
import { createFlowTestFolder, type FlowTestFolder } from '../services/testing/flow-test-folder.ts'
import { openFlowTests } from './worker-flow-tests.ts'

const workerPath = fileURLToPath(new URL('flow-test-worker.ts', import.meta.url))
const log = { error: () => undefined }
let folder: FlowTestFolder
beforeEach(() => {
  folder = createFlowTestFolder()
  folder.flow('sum', { Add: { type: 'Compose', inputs: 2 } })
  folder.test('sum', 'a', { expect: { actions: { Add: { outputs: 2 } } } })
  folder.test('sum', 'b', { expect: { actions: { Add: { outputs: 3 } } } })
})
afterEach(() => folder.remove())

test('tests run on their thread and tell as they go', async () => {
  const tests = openFlowTests(workerPath, log)
  const events: string[] = []
  const report = await tests.run(
    await findFlowTests([], folder.path),
    ({ type }) => events.push(type),
    new AbortController().signal,
  )
  expect(report.counts).toMatchObject({ passed: 1, failed: 1 })
  expect(events).toEqual(['started', 'test-started', 'test-finished', 'test-started', 'test-finished'])
  await expect(tests.draft({ events: [], contents: {} }, { aim: 'succeeds' })).rejects.toMatchObject({
    code: 'run.not-found',
  })
  tests.close()
})

test('mistakes are made on their thread; a test that fails is told, and a check is stopped', async () => {
  const tests = openFlowTests(workerPath, log)
  const groups = await findFlowTests([], folder.path)
  const never = new AbortController().signal
  await expect(tests.mutate(groups, () => undefined, never)).rejects.toMatchObject({
    code: 'test.not-passing',
    hint: expect.any(String),
  })
  folder.test('sum', 'b', { expect: { actions: { Add: 'Succeeded' } } })
  const seen: number[][] = []
  const report = await tests.mutate(groups, (done, total) => seen.push([done, total]), never)
  expect(report).toMatchObject({ counts: { total: 2, killed: 2, survived: 0 }, isComplete: true })
  expect(seen).toEqual([
    [1, 2],
    [2, 2],
  ])
  const stop = new AbortController()
  const stopped = tests.mutate(groups, () => stop.abort(), stop.signal)
  expect((await stopped).counts.total).toBeLessThanOrEqual(2)
  tests.close()
})

test('a thread that dies rejects what it had not answered', async () => {
  const path = join(folder.path, 'dying.ts')
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3))`,
  )
  const tests = openFlowTests(path, log)
  await expect(tests.run([], () => undefined, new AbortController().signal)).rejects.toMatchObject({
    code: 'bug',
  })
  tests.close()
})
