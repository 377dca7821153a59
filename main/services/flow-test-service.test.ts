import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { shareOf } from '../../shared/flow-tests/index.ts'
import type { FlowTestNews } from '../../shared/ipc/tests-payloads.ts'
import { asId } from '../../shared/run/index.ts'
import { directFlowTests } from './flow-test-executor.ts'
import { FlowTestService } from './flow-test-service.ts'
import { createLocalEngineHost, type LocalEngine } from './local-engine-host.ts'
import { createFlowTestFolder, type FlowTestFolder } from './testing/flow-test-folder.ts'

const environmentId = asId.environment('e')
const flowId = asId.flow('sum')
let folder: FlowTestFolder
let engine: LocalEngine
let service: FlowTestService
let news: FlowTestNews['news'][]
const actions = {
  Add: { type: 'Compose', inputs: "@add(triggerBody()?['n'], 1)" },
  Twice: { type: 'Compose', inputs: "@mul(outputs('Add'), 2)", runAfter: { Add: ['Succeeded'] } },
}
beforeEach(() => {
  folder = createFlowTestFolder()
  folder.flow('sum', actions)
  engine = createLocalEngineHost({ databasePath: ':memory:' })
  news = []
  service = new FlowTestService({
    engine,
    executor: directFlowTests,
    environment: async () => ({ path: folder.path, flowsFolder: join(folder.path, 'flows') }),
    tell: ({ news: item }) => news.push(item),
    changed: () => undefined,
  })
})
afterEach(async () => {
  service.close()
  await engine.close()
  folder.remove()
})

async function aRun(body: object) {
  const definition = JSON.parse(readFileSync(join(folder.path, 'flows/sum.json'), 'utf8')).properties
    .definition
  const { runId } = await engine.start({
    flow: { environmentId, flowId, displayName: 'sum' },
    definition: JSON.stringify(definition),
    profile: 'power-automate',
    origin: 'manual',
    mocks: 'none',
    triggerBody: JSON.stringify(body),
  })
  await engine.whenDone(runId)
  return runId
}

test('tests are listed with what is wrong with them, run with news, and remember their results', async () => {
  folder.test('sum', 'good', {
    description: 'adds',
    trigger: { body: { n: 1 } },
    expect: { actions: { Add: { outputs: 2 } } },
  })
  folder.test('sum', 'bad', { expect: { status: 'Done' } })
  expect(await service.list({ environmentId })).toMatchObject([
    { flowId, flowName: 'sum', name: 'bad', problems: [{ code: 'test.unknown-status' }] },
    { flowId, name: 'good', description: 'adds', problems: [] },
  ])
  expect(service.coverage(environmentId, flowId)).toBeNull()
  expect((await service.run({ environmentId })).counts).toMatchObject({ total: 2, passed: 1, errors: 1 })
  expect(news.map(({ kind }) => kind)).toEqual(['begun', 'running', 'result', 'running', 'result', 'ended'])
  const listed = await service.list({ environmentId, flowId })
  expect(listed.map(({ result }) => result?.outcome)).toEqual(['error', 'passed'])
  expect(shareOf(service.coverage(environmentId, flowId)?.items ?? [])).toMatchObject({
    covered: 3,
    total: 3,
  })
  expect((await service.run({ environmentId, flowId, names: ['good'] })).counts.total).toBe(1)
  const again = service.coverage(environmentId, flowId)
  expect([again?.runs, again?.items.map(({ hits }) => hits)]).toEqual([1, [1, 1, 1]])
})

test('a test is saved on the revision it was read at, and deleted', async () => {
  const ref = { environmentId, flowId, name: 'new one' }
  const made = await service.save(ref, '{}\n', null)
  await expect(service.save(ref, '{}', null)).rejects.toMatchObject({ code: 'file.exists' })
  await expect(service.save(ref, '{}', 'old')).rejects.toMatchObject({ code: 'file.changed-outside' })
  const saved = await service.save(ref, '{"clock": 5}', made.revision)
  expect(saved.problems).toMatchObject([{ code: 'test.wrong-type', place: { line: 1, column: 11 } }])
  expect(await service.read(ref)).toMatchObject({ text: '{"clock": 5}', revision: saved.revision })
  await service.delete(ref)
  expect(await service.list({ environmentId })).toEqual([])
  await expect(service.delete(ref)).rejects.toMatchObject({ code: 'test.not-found' })
})

test('a test of a failed run, made to expect success, passes once the flow is mended', async () => {
  const runId = await aRun({ n: 'x' })
  const draft = await service.draft({ runId, aim: 'succeeds' })
  expect(draft).toMatchObject({ flowId, environmentId, didSucceed: false })
  expect(draft.suggestedName).toMatch(/^failed-\d{4}-\d\d-\d\d$/)
  const made = await service.create({ runId, aim: 'succeeds' }, draft.suggestedName)
  expect((await service.run({ environmentId })).counts).toMatchObject({ failed: 1 })
  folder.flow('sum', { ...actions, Add: { type: 'Compose', inputs: 1 } })
  expect((await service.run({ environmentId })).counts).toMatchObject({ passed: 1 })
  expect((await service.draft({ runId, aim: 'succeeds' })).suggestedName).toBe(`${made.name}-2`)
})

test('what an action of a run gave is added to the expectations, and nothing else is touched', async () => {
  const runId = await aRun({ n: 4 })
  const before =
    '{\n  "expect": {\n    "actions": {\n      "Add": "Succeeded"\n    }\n  },\n  "own": [1,2]\n}\n'
  folder.test('sum', 'a', before)
  await service.expect({ environmentId, flowId, name: 'a' }, runId, 'Add', 'outputs')
  const { text } = await service.expect({ environmentId, flowId, name: 'a' }, runId, 'Twice', 'status')
  expect(JSON.parse(text)).toEqual({
    expect: { actions: { Add: { status: 'Succeeded', outputs: 5 }, Twice: { status: 'Succeeded' } } },
    own: [1, 2],
  })
  expect(text).toContain('"own": [1,2]')
  await expect(
    service.expect({ environmentId, flowId, name: 'a' }, runId, 'None', 'status'),
  ).rejects.toMatchObject({
    code: 'test.nothing-to-expect',
  })
})

test('watched tests are run again when their flow changes', async () => {
  folder.test('sum', 'good', { trigger: { body: { n: 1 } }, expect: { actions: { Add: { outputs: 2 } } } })
  await service.watch(environmentId, true)
  folder.flow('sum', { ...actions, Add: { type: 'Compose', inputs: 3 } })
  await expect
    .poll(() => news.at(-1), { timeout: 10_000 })
    .toMatchObject({ kind: 'ended', counts: { failed: 1 } })
  const path = join(folder.path, 'flows/sum.tests/good.flowtest.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace('"outputs": 2', '"outputs": 3'))
  await expect
    .poll(() => news.at(-1), { timeout: 10_000 })
    .toMatchObject({ kind: 'ended', counts: { passed: 1 } })
  await service.watch(environmentId, false)
})

test('mistakes are made in a flow whose tests pass, with news; those that no test notices have their place', async () => {
  folder.test('sum', 'good', { trigger: { body: { n: 1 } }, expect: { actions: { Add: { outputs: 2 } } } })
  const report = await service.mutate({ environmentId, flowId })
  expect(report).toMatchObject({ counts: { total: 5, killed: 1, survived: 3, invalid: 1 }, isComplete: true })
  expect(report.survivors).toMatchObject([
    { kind: 'drop-action', action: 'Twice', path: expect.arrayContaining(['actions', 'Twice']) },
    { kind: 'run-after', action: 'Twice' },
    { kind: 'constant', action: 'Twice' },
  ])
  expect(news.at(0)).toEqual({ kind: 'mutated', flowId, done: 1, total: 5 })
  folder.test('sum', 'bad', { expect: { actions: { Add: { outputs: 3 } } } })
  await expect(service.mutate({ environmentId, flowId })).rejects.toMatchObject({ code: 'test.not-passing' })
})

test('a check with mistakes is stopped', async () => {
  folder.test('sum', 'good', { trigger: { body: { n: 1 } }, expect: { actions: { Add: { outputs: 2 } } } })
  const work = service.mutate({ environmentId, flowId })
  while (news.length === 0) await new Promise((resolve) => setImmediate(resolve))
  service.stop(environmentId)
  expect(await work).toMatchObject({ isComplete: false })
})

test('runs of the history count towards coverage with the terms of their conditions', async () => {
  folder.flow('sum', {
    Check: {
      type: 'If',
      expression: "@or(equals(triggerBody()?['n'], 1), not(equals(triggerBody()?['n'], 2)))",
      actions: {},
    },
  })
  expect(service.coverage(environmentId, flowId)).toBeNull()
  expect((await service.coverageWithRuns({ environmentId, flowId }))?.runs).toBe(0)
  await aRun({ n: 1 })
  const seen = async () =>
    (await service.coverageWithRuns({ environmentId, flowId }))?.items
      .filter(({ kind, hits }) => kind === 'term' && hits > 0)
      .map(({ label }) => label)
  expect(await seen()).toEqual(["Check: equals(triggerBody()?['n'], 1) is true"])
  await aRun({ n: 2 })
  expect(await seen()).toEqual([
    "Check: equals(triggerBody()?['n'], 1) is true",
    "Check: equals(triggerBody()?['n'], 1) is false",
    "Check: equals(triggerBody()?['n'], 2) is true",
  ])
})
